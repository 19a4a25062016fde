// An example of a rule: a text with findings or without, which documents and tests the rule.
import type {Contract} from './contract.ts'
import type {HouseName} from './house.ts'
import type {Severity} from './severity.ts'

/** A text, or several drafts by path; in `bad`, marks stand around exactly what is reported. */
export type Sources = string | Readonly<Record<string, string>>

interface ExampleSetting {
  options?: Readonly<Record<string, unknown>>
  preset?: string
  /** The names of the house. */
  names?: readonly HouseName[]
  /** What the front matter must have. */
  frontMatter?: Contract
  /** `md` unless said. */
  format?: string
  /** What the example shows, for the rule's page. */
  shows?: string
}

/** A text with findings, or one without; documentation and test at once. */
export type Example = ExampleSetting &
  (
    | {
        bad: Sources
        /** The text after the safe repairs, or after all with `structural`. */
        fixed?: string
        /** The message of the first finding. */
        says?: string
        /** The kind of the first finding. */
        kind?: string
        severity?: Severity
        /** Other marks than `==`, where the text needs those: `⟦⟧`. */
        marks?: string
        /** Offsets of the findings in the text instead of marks, for nested ones. */
        at?: readonly (readonly [start: number, end: number])[]
      }
    | {good: Sources}
  )
