import { Kbd } from "../ui/Kbd.tsx"
import { keyOf, type ShortcutName } from "./shortcuts.ts"

type Props = { of: ShortcutName; at?: number }

/** The key of a shortcut; `at` picks another that does the same. */
export const Key = ({ of, at }: Props) => <Kbd>{keyOf(of, at)}</Kbd>
