import { Page } from "../ui/Page.tsx"

/** How often triage is right. */
export const QualityPage = () => <Page title="Triage quality">…</Page>
