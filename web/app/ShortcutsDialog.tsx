import { useState } from "react"
import { Dialog } from "../ui/Dialog.tsx"
import { Kbd } from "../ui/Kbd.tsx"
import { KeyGroup, KeyLine, KeySheet } from "../ui/KeySheet.tsx"
import { Switch } from "../ui/Switch.tsx"
import { setSingleKeys, singleKeysAreOn } from "./key-setting.ts"
import { keyName, shortcuts } from "./shortcuts.ts"

const all = Object.values(shortcuts)
const groups = [...new Set(all.map(({ group }) => group))]

/** All shortcuts, out of the table that their handler reads too. */
export default function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const [areOn, setAreOn] = useState(singleKeysAreOn)
  return (
    <Dialog title="Keyboard shortcuts" isOpen onClose={onClose}>
      <KeySheet
        foot={
          <Switch
            label="Single-key shortcuts"
            isOn={areOn}
            onChange={(next) => {
              setSingleKeys(next)
              setAreOn(next)
            }}
          />
        }
      >
        {groups.map((group) => (
          <KeyGroup key={group} title={group}>
            {all
              .filter((shortcut) => shortcut.group === group)
              .map(({ label, keys }) => (
                <KeyLine key={label} label={label}>
                  {keys.map((key) => (
                    <Kbd key={key}>{keyName(key)}</Kbd>
                  ))}
                </KeyLine>
              ))}
          </KeyGroup>
        ))}
      </KeySheet>
    </Dialog>
  )
}
