import { AppElement } from '../parts/app-element.ts'
import { adminWords, type AdminWords } from './admin-words.ts'

/** What the sections of the administration share. */
export abstract class AdminElement extends AppElement {
  protected get said(): AdminWords {
    return adminWords(this.locale.value)
  }
}
