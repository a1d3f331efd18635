import { Sparkles } from "lucide-react"
import type { Suggested } from "../../contract/triage.ts"
import { Button } from "../ui/Button.tsx"
import { StatusBox } from "../ui/StatusBox.tsx"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import type { SuggestionPhase, SuggestionState } from "./useSuggestion.ts"
import { calibrationWords, fallbackWords, isSilent, phaseWords, suggestedValues } from "./words.ts"

const isNews = (phase: SuggestionPhase) => phase !== "idle" && phase !== "waiting"

/** How triage stands. A screen reader hears of what has come about, not of every pause in typing. */
export const SuggestionStatus = ({ suggestion, phase, askAgain }: SuggestionState) => (
  <StatusBox
    icon={<Sparkles size={14} />}
    isNews={isNews(phase)}
    text={
      <>
        {phase === "ready" && suggestion ? (
          <VisuallyHidden>{suggestedValues(suggestion)} </VisuallyHidden>
        ) : null}
        {phaseWords(phase, suggestion)}
      </>
    }
    action={
      phase === "failed" ? (
        <Button size="small" onClick={askAgain}>
          Try again
        </Button>
      ) : null
    }
  >
    {suggestion ? <Caveats suggestion={suggestion} /> : null}
  </StatusBox>
)

const Caveats = ({ suggestion }: { suggestion: Suggested }) => (
  <>
    {suggestion.fallback_from === null ? null : <p>{fallbackWords(suggestion)}</p>}
    {isSilent(suggestion) ? null : (
      <p>
        {calibrationWords(suggestion)} A value that you leave as it is stays marked as
        triage&rsquo;s.
      </p>
    )}
  </>
)
