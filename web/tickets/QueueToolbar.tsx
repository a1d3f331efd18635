import type { RefObject } from "react"
import { keyOf } from "../app/shortcuts.ts"
import { SearchNotice } from "../search/SearchNotice.tsx"
import { SpellingNotice } from "../search/SpellingNotice.tsx"
import { useSuggestions } from "../search/useSuggestions.ts"
import { Button } from "../ui/Button.tsx"
import { FilterMenu } from "../ui/FilterMenu.tsx"
import { SearchBox } from "../ui/SearchBox.tsx"
import { Toolbar, ToolbarLine } from "../ui/Toolbar.tsx"
import { ExportMenu } from "./ExportMenu.tsx"
import { categoryChoices, priorityChoices, statusChoices } from "./field-choices.tsx"
import { isFiltering, withFilter } from "./filter.ts"
import { ListCount } from "./ListCount.tsx"
import type { QueuePlace } from "./queue-place.ts"
import type { Queue } from "./useQueue.ts"
import { useLeaveWhenFound } from "./useLeaveWhenFound.ts"
import { useSearchText } from "./useSearchText.ts"

type Props = {
  queue: Queue
  place: QueuePlace
  searchRef: RefObject<HTMLInputElement | null>
  onLeaveSearch: () => void
}

/** What narrows the queue, and how much is left of it. */
export function QueueToolbar({ queue, place, searchRef, onLeaveSearch }: Props) {
  const { filter, setFilter, replaceFilter } = place
  const { text, change, searchNow, rest, forget } = useSearchText(
    filter.search ?? "",
    (search, isStep) => (isStep ? setFilter : replaceFilter)(withFilter(filter, { search })),
  )
  const suggestions = useSuggestions(text, change, searchRef)
  const isFound = queue.isCurrent && filter.search === withFilter({}, { search: text }).search
  const leaveWhenFound = useLeaveWhenFound({ text, isFound, leave: onLeaveSearch })
  return (
    <Toolbar>
      <ToolbarLine end={<ExportMenu queue={queue} filter={filter} />}>
        <SearchBox
          label="Search tickets"
          shortcut={keyOf("search")}
          value={text}
          suggestions={suggestions}
          onSearch={() => {
            searchNow()
            leaveWhenFound()
          }}
          onLeave={onLeaveSearch}
          onBlur={rest}
          inputRef={searchRef}
        />
      </ToolbarLine>
      <SearchNotice line={filter.search} />
      <SpellingNotice
        spelling={queue.spelling}
        listed={queue.meant}
        isMissing={queue.isMeantMissing}
        onTake={(search) => setFilter(withFilter(filter, { search }))}
      />
      <ToolbarLine end={<ListCount queue={queue} filter={filter} />}>
        <FilterMenu
          label="Category"
          choices={categoryChoices}
          value={filter.category}
          onChange={(category) => setFilter(withFilter(filter, { category }))}
        />
        <FilterMenu
          label="Priority"
          choices={priorityChoices}
          value={filter.priority}
          onChange={(priority) => setFilter(withFilter(filter, { priority }))}
        />
        <FilterMenu
          label="Status"
          choices={statusChoices}
          value={filter.status}
          onChange={(status) => setFilter(withFilter(filter, { status }))}
        />
        {isFiltering(filter) ? (
          <Button
            variant="quiet"
            size="small"
            onClick={() => {
              forget()
              setFilter({})
            }}
          >
            Clear
          </Button>
        ) : null}
      </ToolbarLine>
    </Toolbar>
  )
}
