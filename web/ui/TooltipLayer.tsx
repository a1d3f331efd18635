import { Tooltip } from "@base-ui/react/tooltip"
import { useEffect, useState } from "react"
import { Kbd } from "./Kbd.tsx"

type Tip = { text: string; shortcut: string | undefined; anchor: Element }

const delayMs = 500

/** The one tooltip of the desk; it stands beside whatever is pointed at or focused by keyboard. */
export default function TooltipLayer() {
  const [tip, setTip] = useState<Tip | null>(null)
  useEffect(() => watchTips(setTip), [])
  return (
    <Tooltip.Root open={tip !== null} onOpenChange={(open) => (open ? undefined : setTip(null))}>
      <Tooltip.Portal container={document.getElementById("screen")}>
        <Tooltip.Positioner
          anchor={tip?.anchor ?? null}
          sideOffset={6}
          className="pointer-events-none z-50"
        >
          <Tooltip.Popup className="flex max-w-72 items-center gap-2 rounded-md border border-line-strong bg-raised px-2 py-1 text-small text-ink shadow-float">
            {tip?.text}
            {tip?.shortcut ? <Kbd>{tip.shortcut}</Kbd> : null}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}

function tipOf(target: EventTarget | null): Tip | null {
  const holder = target instanceof Element ? target.closest<HTMLElement>("[data-tip]") : null
  const anchor = holder?.firstElementChild
  const text = holder?.dataset["tip"]
  return anchor && text ? { text, anchor, shortcut: holder.dataset["tipKey"] } : null
}

function watchTips(show: (tip: Tip | null) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Element | null = null
  const showSoon = (tip: Tip | null, waitMs: number) => {
    if (tip?.anchor === current) return
    current = tip?.anchor ?? null
    clearTimeout(timer)
    if (tip) timer = setTimeout(() => show(tip), waitMs)
    else show(null)
  }
  const onPoint = (event: PointerEvent) => {
    if (event.pointerType === "mouse") showSoon(tipOf(event.target), delayMs)
  }
  const onFocus = ({ target }: FocusEvent) => {
    const isByKey = target instanceof Element && target.matches(":focus-visible")
    showSoon(isByKey ? tipOf(target) : null, 0)
  }
  const hide = () => showSoon(null, 0)
  document.addEventListener("pointerover", onPoint)
  document.addEventListener("focusin", onFocus)
  document.addEventListener("focusout", hide)
  document.addEventListener("pointerdown", hide)
  document.addEventListener("keydown", hide)
  return () => {
    clearTimeout(timer)
    document.removeEventListener("pointerover", onPoint)
    document.removeEventListener("focusin", onFocus)
    document.removeEventListener("focusout", hide)
    document.removeEventListener("pointerdown", hide)
    document.removeEventListener("keydown", hide)
  }
}
