import { useState } from "react"
import { CommandList } from "../ui/CommandList.tsx"
import { Dialog } from "../ui/Dialog.tsx"
import { useCommands, useFoundTickets } from "./palette-commands.tsx"
import { keyName } from "./shortcuts.ts"

type Props = { onClose: () => void; onHelp: () => void }

/** Goes anywhere and does anything by typing a few letters. */
export default function Palette({ onClose, onHelp }: Props) {
  const [text, setText] = useState("")
  const commands = useCommands(text, { onClose, onHelp })
  const tickets = useFoundTickets(text, onClose)
  return (
    <Dialog title="Search and commands" isOpen isBare onClose={onClose}>
      <CommandList
        label="Search tickets, or type a command"
        text={text}
        onText={setText}
        groups={[...commands, ...tickets].filter(({ items }) => items.length > 0)}
        empty="Nothing found."
        closeKey={keyName("Escape")}
      />
    </Dialog>
  )
}
