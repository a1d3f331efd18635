import { fullDate, longAge } from "./format.ts"
import { useNow } from "./useNow.ts"

/** How long ago something was, with the full date where it is pointed at. */
export const Moment = ({ at }: { at: string }) => (
  <time dateTime={at} title={fullDate(at)}>
    {longAge(at, useNow())}
  </time>
)
