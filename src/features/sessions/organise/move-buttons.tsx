import { Button } from '../../../design-system/components/button.tsx';
import { Form } from '../../../design-system/patterns/form.tsx';
import { VisuallyHidden } from '../../../design-system/patterns/text.tsx';

/** Moves something up or down in its list, where there is a place to move to. `name`: what is moved. */
export function MoveButtons({
  action,
  csrf,
  name,
  canMoveUp,
  canMoveDown,
}: {
  action: string;
  csrf: string;
  name: string;
  canMoveUp: boolean;
  canMoveDown: boolean;
}) {
  if (!canMoveUp && !canMoveDown) return null;
  const of = <VisuallyHidden>: {name}</VisuallyHidden>;
  return (
    <Form action={action} csrf={csrf}>
      {canMoveUp && (
        <Button variant="secondary" name="direction" value="up">
          Move up{of}
        </Button>
      )}{' '}
      {canMoveDown && (
        <Button variant="secondary" name="direction" value="down">
          Move down{of}
        </Button>
      )}
    </Form>
  );
}
