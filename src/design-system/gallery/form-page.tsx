import { Button } from '../components/button.tsx';
import { CharacterCount } from '../components/character-count.tsx';
import { Checkboxes } from '../components/checkboxes.tsx';
import { DateInput } from '../components/date-input.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileUpload } from '../components/file-upload.tsx';
import { Input } from '../components/input.tsx';
import { Radios } from '../components/radios.tsx';
import { Select } from '../components/select.tsx';
import { Textarea } from '../components/textarea.tsx';
import { ButtonGroup, Form } from '../patterns/form.tsx';
import { PageHeading } from '../patterns/text.tsx';

/** Every control, some with errors. */
export function FormPage() {
  return (
    <>
      <ErrorSummary
        errors={[
          { href: '#question', text: 'Enter a question' },
          { href: '#speaker', text: 'Choose who should answer' },
          { href: '#date-day', text: 'Enter a date' },
        ]}
      />
      <PageHeading caption="Leading across boundaries">Ask a question</PageHeading>
      <Form action="/ask" csrf="token" hasFiles>
        <CharacterCount
          name="question"
          label="Your question"
          hint="One question at a time is answered best."
          error="Enter a question"
          maxLength={1000}
          value="Why? 😀"
        />
        <Radios
          name="speaker"
          label="Who should answer?"
          labelClass="govuk-fieldset__legend--m"
          error="Choose who should answer"
          choices={[
            { value: 'all', label: 'All speakers' },
            { divider: 'or' },
            {
              value: 'one',
              label: 'One speaker',
              hint: 'You choose who',
              conditional: <Input name="name" label="Name of the speaker" />,
            },
          ]}
        />
        <Checkboxes
          name="lens"
          label="What is it about?"
          hint="Choose all that apply"
          values={['done']}
          choices={[
            { value: 'wrong', label: 'What is wrong' },
            { value: 'done', label: 'What should be done' },
            { divider: 'or' },
            { value: 'none', label: 'None of these', exclusive: true },
          ]}
        />
        <Select
          name="organisation"
          label="Organisation"
          value="prisons"
          options={[
            { value: 'probation', text: 'Probation' },
            { value: 'prisons', text: 'Prisons' },
          ]}
        />
        <Input
          name="cost"
          label="Cost, in pounds"
          prefix="£"
          class="govuk-input--width-5"
          inputMode="numeric"
        />
        <DateInput
          name="date"
          label="When did it happen?"
          hint="For example, 23 11 2026"
          error="Enter a date"
          value={{ day: 3 }}
        />
        <FileUpload name="file" label="Upload a list" drop />
        <Textarea name="more" label="Anything else" />
        <ButtonGroup>
          <Button>Send question</Button>
          <Button variant="secondary">Save draft</Button>
          <Button variant="warning">Withdraw</Button>
          <a class="govuk-link" href="/cancel">
            Cancel
          </a>
        </ButtonGroup>
      </Form>
    </>
  );
}
