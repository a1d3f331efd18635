import { useEffect, useState } from "react"

const themeChoices = ["system", "light", "dark"] as const
export type ThemeChoice = (typeof themeChoices)[number]

// The same key is read by public/theme.js before the first paint.
const key = "firstline.theme"
const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)")

function readChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key)
    return themeChoices.find((choice) => choice === stored) ?? "system"
  } catch {
    // The browser blocks storage: the choice lasts as long as the page.
    return "system"
  }
}

function keepChoice(choice: ThemeChoice): void {
  try {
    localStorage.setItem(key, choice)
  } catch {
    // As above.
  }
}

function apply(choice: ThemeChoice): void {
  const isDark = choice === "dark" || (choice === "system" && systemIsDark().matches)
  const theme = isDark ? "dark" : "light"
  document.documentElement.dataset["theme"] = theme
  document.documentElement.style.colorScheme = theme
}

/** The chosen theme and how to choose another; "system" follows the system as it changes. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const [choice, setChoice] = useState(readChoice)
  useEffect(() => {
    apply(choice)
    const system = systemIsDark()
    const follow = () => apply(choice)
    system.addEventListener("change", follow)
    return () => system.removeEventListener("change", follow)
  }, [choice])
  return [
    choice,
    (next) => {
      keepChoice(next)
      setChoice(next)
    },
  ]
}
