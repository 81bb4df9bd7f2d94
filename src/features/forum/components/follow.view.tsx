import { Button } from '../../../design-system/components/button.tsx';
import { Details } from '../../../design-system/components/details.tsx';
import { Radios } from '../../../design-system/components/radios.tsx';
import { Form } from '../../../design-system/patterns/form.tsx';

export type FollowLevel = 'watch' | 'normal' | 'mute';

const SUMMARY: Readonly<Record<FollowLevel, string>> = {
  watch: 'You watch this',
  normal: 'Follow or mute this',
  mute: 'You have muted this',
};

const WATCH_HINT = {
  thread: 'Be told of every reply',
  space: 'Be told of every new thread and reply',
  tag: 'Be told of every new thread with this tag, and every reply in one',
} as const;

/** How closely somebody follows a thread, a space or a tag. */
export function Follow({
  action,
  level,
  of,
  csrf,
}: {
  action: string;
  level: FollowLevel;
  of: 'thread' | 'space' | 'tag';
  csrf: string;
}) {
  return (
    <Details summary={SUMMARY[level]} class="se-no-print">
      <Form action={action} csrf={csrf}>
        <Radios
          name="level"
          label={`How closely do you follow this ${of}?`}
          small
          value={level}
          choices={[
            {
              value: 'watch',
              label: 'Watch',
              hint: WATCH_HINT[of],
            },
            { value: 'normal', label: 'Normal', hint: 'Be told when you are mentioned, answered or quoted' },
            { value: 'mute', label: 'Mute', hint: 'Be told of nothing, unless somebody mentions you' },
          ]}
        />
        <Button variant="secondary">Save</Button>
      </Form>
    </Details>
  );
}
