import { Sparkles } from "lucide-react"
import type { Suggested } from "../../contract/triage.ts"
import { Button } from "../ui/Button.tsx"
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx"
import type { SuggestionPhase, SuggestionState } from "./useSuggestion.ts"
import { calibrationWords, fallbackWords, isSilent, phaseWords, suggestedValues } from "./words.ts"

const isNews = (phase: SuggestionPhase) => phase !== "idle" && phase !== "waiting"

/**
 * How triage stands, in a box whose size never changes. A screen reader hears of what has come
 * about, not of every pause in typing.
 */
export const SuggestionStatus = ({ suggestion, phase, askAgain }: SuggestionState) => (
  <div className="flex min-h-18 gap-2 rounded-md bg-sunken px-3 py-2 text-small text-soft max-wide:min-h-30">
    <Sparkles size={14} aria-hidden="true" className="mt-px shrink-0" />
    <div className="min-w-0 flex-1">
      <p aria-live={isNews(phase) ? "polite" : "off"} className="line-clamp-2 wrap-anywhere">
        {phase === "ready" && suggestion ? (
          <VisuallyHidden>{suggestedValues(suggestion)} </VisuallyHidden>
        ) : null}
        {phaseWords(phase, suggestion)}
      </p>
      {suggestion ? <Caveats suggestion={suggestion} /> : null}
    </div>
    {phase === "failed" ? (
      <Button size="small" onClick={askAgain}>
        Try again
      </Button>
    ) : null}
  </div>
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
