import { Suspense, type ReactNode } from "react"

const heights = { medium: "h-56", large: "h-64" }

type Props = { size?: keyof typeof heights; children: ReactNode }

/** The room of a chart; blank until the chart is there, since a grey block of this size would flash. */
export const ChartFrame = ({ size = "medium", children }: Props) => (
  <div className={`${heights[size]} text-soft`}>
    <Suspense>{children}</Suspense>
  </div>
)

/** What a chart says of the point that is looked at. */
export const ChartTip = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className="rounded-md border border-line bg-raised px-2 py-1 text-small shadow-float">
    <p className="text-soft">{title}</p>
    <p className="font-medium text-ink">{children}</p>
  </div>
)
