import { Autocomplete } from "@base-ui/react/autocomplete"
import { Search } from "lucide-react"
import type { ReactNode } from "react"
import { Kbd } from "./Kbd.tsx"
import { popupItemLook } from "./popup-look.ts"

export type Command = {
  id: string
  label: string
  detail?: string
  icon: ReactNode
  shortcut?: string
  run: () => void
}
export type CommandGroup = { title: string; items: Command[] }

type Props = {
  label: string
  text: string
  onText: (text: string) => void
  groups: CommandGroup[]
  empty: string
  /** The key that closes what it stands in. */
  closeKey: string
}

/** A line to type into and what can be done about it; the arrows choose, Enter does. */
export const CommandList = ({ label, text, onText, groups, empty, closeKey }: Props) => (
  <Autocomplete.Root
    inline
    open
    items={groups}
    filter={null}
    mode="none"
    autoHighlight="always"
    keepHighlight
    value={text}
    onValueChange={(next, { reason }) => {
      if (reason !== "item-press") onText(next)
    }}
  >
    <div className="flex items-center gap-2 border-b border-line px-3">
      <Search size={16} aria-hidden="true" className="shrink-0 text-faint" />
      <Autocomplete.Input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to be typed into, at once
        autoFocus
        aria-label={label}
        placeholder={label}
        className="h-11 min-w-0 flex-1 bg-transparent text-large outline-none"
      />
      <Kbd>{closeKey}</Kbd>
    </div>
    <Autocomplete.Empty className="px-4 text-soft not-empty:py-6">{empty}</Autocomplete.Empty>
    <Autocomplete.List className="min-h-0 flex-1 scroll-py-1 overflow-y-auto not-empty:p-1">
      {(group: CommandGroup) => (
        <Autocomplete.Group key={group.title} items={group.items} className="pb-1">
          <Autocomplete.GroupLabel className="px-2 pt-2 pb-1 text-small font-semibold text-soft">
            {group.title}
          </Autocomplete.GroupLabel>
          <Autocomplete.Collection>
            {(command: Command) => (
              <Autocomplete.Item
                key={command.id}
                value={command}
                onClick={command.run}
                className={popupItemLook}
              >
                <CommandFace {...command} />
              </Autocomplete.Item>
            )}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  </Autocomplete.Root>
)

const CommandFace = ({ label, detail, icon, shortcut }: Command) => (
  <>
    <span className="shrink-0 text-faint">{icon}</span>
    <span className="min-w-0 flex-1 truncate">
      {label}
      {detail ? <span className="pl-2 text-soft">{detail}</span> : null}
    </span>
    {shortcut ? <Kbd>{shortcut}</Kbd> : null}
  </>
)
