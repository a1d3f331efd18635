import { Monitor, Moon, Sun } from "lucide-react"
import { ToggleGroup } from "../ui/ToggleGroup.tsx"
import { useTheme } from "./theme.ts"

const choices = [
  { value: "system", label: "Theme of the system", icon: <Monitor size={14} aria-hidden="true" /> },
  { value: "light", label: "Light theme", icon: <Sun size={14} aria-hidden="true" /> },
  { value: "dark", label: "Dark theme", icon: <Moon size={14} aria-hidden="true" /> },
] as const

/** Light, dark, or as the system says. */
export function ThemeSwitch() {
  const [theme, setTheme] = useTheme()
  return <ToggleGroup label="Theme" choices={choices} value={theme} onChange={setTheme} />
}
