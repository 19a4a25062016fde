// Before the tests: a fresh bundle for those that run Copydesk as a process.
import {bundle} from '../src/generate/bundle.ts'

export const setup = (): Promise<void> => bundle('coverage/dist')
