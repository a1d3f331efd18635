import { useState } from "react"
import { Button } from "../ui/Button.tsx"
import { percent } from "../ui/format.ts"
import { Row, Stack } from "../ui/Layout.tsx"
import { RangeSlider } from "../ui/RangeSlider.tsx"
import { Text } from "../ui/Text.tsx"
import { useSaveSettings } from "./useSaveSettings.ts"

/** How much of what triage applies is put before a person all the same. */
export function AuditShare({ share }: { share: number }) {
  const [value, setValue] = useState(share)
  const save = useSaveSettings()
  return (
    <Stack>
      <RangeSlider
        label="Drawn for a check"
        value={value}
        valueText={percent(value)}
        onChange={setValue}
      />
      <Text tone="soft" size="small">
        So many of the values that triage applied, and of those that requesters chose, are put
        before a person at random: only so do the figures above stay true once nobody looks.
      </Text>
      <Row>
        <Button
          disabled={value === share || save.isPending}
          onClick={() => save.mutate({ audit_share: value })}
        >
          Save the share
        </Button>
      </Row>
    </Stack>
  )
}
