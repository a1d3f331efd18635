import { Switch as BaseSwitch } from "@base-ui/react/switch"

type Props = { label: string; isOn: boolean; onChange: (isOn: boolean) => void }

/** Turns something on or off at once. */
export const Switch = ({ label, isOn, onChange }: Props) => (
  <label className="flex min-h-8 items-center justify-between gap-3">
    {label}
    <BaseSwitch.Root
      checked={isOn}
      onCheckedChange={onChange}
      className="relative flex h-5 w-9 items-center rounded-full bg-outline transition-colors duration-100 focus-visible:outline-offset-2 data-checked:bg-accent"
    >
      <BaseSwitch.Thumb className="block size-4 translate-x-0.5 rounded-full bg-canvas transition-transform duration-100 data-checked:translate-x-4.5" />
    </BaseSwitch.Root>
  </label>
)
