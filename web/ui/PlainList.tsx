import { Children, type ReactNode } from "react"

/** Things one below the other, parted by lines. */
export const PlainList = ({ children }: { children: ReactNode }) => (
  <ul className="flex flex-col divide-y divide-line">
    {Children.map(children, (child) => (
      <li className="py-2 first:pt-0 last:pb-0">{child}</li>
    ))}
  </ul>
)
