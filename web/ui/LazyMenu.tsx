import {
  lazy,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from "react"
import type { MenuProps } from "./ChoiceMenu.tsx"

// The menus' library is a fifth of what a first screen would wait for; it is fetched while idle.
const loadMenu = () => import("./ChoiceMenu.tsx")
const ChoiceMenu = lazy(loadMenu)

/** Fetches the menus before the first one is asked for. */
export const preloadMenus = (): void => void loadMenu()

/** A menu beside something that is no button of its own, such as a row. */
export function LazyMenu(props: MenuProps<string>) {
  // Stays mounted once it was open, so that it closes in its own way and returns the focus.
  const [wasOpen, setWasOpen] = useState(props.isOpen)
  if (props.isOpen && !wasOpen) setWasOpen(true)
  useNumberKeys(props)
  // Before it shows, too, no key is the screen's.
  return (
    <>
      {props.isOpen ? <span hidden data-holds-keys="" data-open="" /> : null}
      <Suspense fallback={null}>{wasOpen ? <ChoiceMenu {...props} /> : null}</Suspense>
    </>
  )
}

/** Numbers choose from the moment that a menu is asked for: its first time, it shows a moment later. */
function useNumberKeys({ choices, onChoose, isOpen, onOpenChange }: MenuProps<string>): void {
  const choose = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[1-9]$/.test(event.key)) return
    const choice = choices[Number(event.key) - 1]
    if (choice === undefined) return
    event.preventDefault()
    event.stopPropagation()
    onOpenChange(false)
    onChoose(choice.value)
  })
  useEffect(() => {
    if (!isOpen) return undefined
    const listener = (event: KeyboardEvent) => choose(event)
    window.addEventListener("keydown", listener, { capture: true })
    return () => window.removeEventListener("keydown", listener, { capture: true })
  }, [isOpen])
}

/** What the button of a menu takes. */
export type MenuButtonProps = {
  ref: Ref<HTMLButtonElement>
  "aria-haspopup": "menu"
  "aria-expanded": boolean
  onClick: () => void
}

type Props = Omit<MenuProps<string>, "anchor"> & {
  renderButton: (props: MenuButtonProps) => ReactNode
}

/** A button and the menu that it opens. */
export function MenuButton({ renderButton, ...menu }: Props) {
  const ref = useRef<HTMLButtonElement>(null)
  return (
    <>
      {renderButton({
        ref,
        "aria-haspopup": "menu",
        "aria-expanded": menu.isOpen,
        onClick: () => menu.onOpenChange(!menu.isOpen),
      })}
      <LazyMenu {...menu} anchor={() => ref.current} />
    </>
  )
}
