import { useQuery } from "@tanstack/react-query"
import { Button } from "../ui/Button.tsx"
import { Row } from "../ui/Layout.tsx"
import { Remark } from "../ui/Remark.tsx"
import { spellingQuery } from "./queries.ts"

type Props = { search: string | undefined; onTake: (search: string) => void }

/** Below the search: what its words may have meant, and the way there. */
export function SpellingNotice({ search = "", onTake }: Props) {
  const { data } = useQuery(spellingQuery(search))
  const meant = data?.search ?? null
  const slips = data?.words.map(({ from }) => `“${from}”`).join(" and ") ?? ""
  const remark = <Remark>{meant === null ? "" : `${slips} may be a slip.`}</Remark>
  if (meant === null) return remark
  return (
    <Row>
      {remark}
      <Button variant="quiet" size="small" onClick={() => onTake(meant)}>
        Search for “{meant}”
      </Button>
    </Row>
  )
}
