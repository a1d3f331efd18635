// WCAG 2.1.4: shortcuts of a single key can be turned off, since speech input sets them off.
const key = "firstline.single-keys"

/** Whether shortcuts of a single key are on; they are until the person turns them off. */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(key) !== "off"
  } catch {
    return true
  }
}

/** Turns the shortcuts of a single key on or off in this browser. */
export function setSingleKeys(areOn: boolean): void {
  try {
    localStorage.setItem(key, areOn ? "on" : "off")
  } catch {
    // The browser blocks storage: they stay on.
  }
}
