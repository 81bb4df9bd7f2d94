export interface WhyHere {
  readonly sentence: string;
  readonly score: number | null;
  readonly groups: readonly { readonly name: string; readonly votes: number; readonly present: number }[];
}

/** Why a question stands where it does (RANK-8). */
export function Why({ sentence, score, groups }: WhyHere) {
  return (
    <section aria-labelledby="why">
      <h2 class="govuk-heading-m" id="why">
        Why is it here?
      </h2>
      <p class="govuk-body">
        {sentence}
        {score !== null && ` Its score across organisations is ${score.toFixed(2)}, between 0 and 1.`}
      </p>
      {groups.length > 0 && (
        <table class="govuk-table">
          <caption class="govuk-table__caption">Votes by organisation, as people said when joining</caption>
          <thead class="govuk-table__head">
            <tr class="govuk-table__row">
              <th scope="col" class="govuk-table__header">
                Organisation
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                Votes
              </th>
              <th scope="col" class="govuk-table__header govuk-table__header--numeric">
                People present
              </th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {groups.map((group) => (
              <tr class="govuk-table__row" key={group.name}>
                <th scope="row" class="govuk-table__header">
                  {group.name}
                </th>
                <td class="govuk-table__cell govuk-table__cell--numeric">{group.votes}</td>
                <td class="govuk-table__cell govuk-table__cell--numeric">{group.present}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p class="govuk-hint">
        Only organisations with at least 3 people present are shown. The score measures how broadly a question
        is wanted, not how important it is.
      </p>
    </section>
  );
}
