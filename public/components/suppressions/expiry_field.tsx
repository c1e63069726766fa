import { EuiDatePicker, EuiFormRow, EuiSelect, EuiSpacer } from '@elastic/eui';
import moment from 'moment-timezone';
import { useState } from 'react';
import { timeZone } from '../../platform/format';
import { useServices } from '../../platform/services';
import { inDays } from './suppression_draft';

const CHOICES = [
  { value: '7', text: 'in 7 days' },
  { value: '30', text: 'in 30 days' },
  { value: '90', text: 'in 90 days' },
  { value: 'date', text: 'on a date' },
  { value: 'never', text: 'never' },
];

export interface ExpiryFieldProps {
  readonly expiresAt: string | null;
  readonly error: string | undefined;
  readonly onChange: (expiresAt: string | null) => void;
}

/** When a suppression ends by itself; the date that a choice comes to is shown, and can be moved. */
export function ExpiryField({ expiresAt, error, onChange }: ExpiryFieldProps) {
  const { core } = useServices();
  const [choice, setChoice] = useState<string>();
  const zone = timeZone(core.uiSettings);
  const shown = choice ?? (expiresAt === null ? 'never' : 'date');
  const choose = (value: string) => {
    setChoice(value);
    if (value === 'never') onChange(null);
    else if (value === 'date') onChange(expiresAt ?? inDays(90, Date.now()));
    else onChange(inDays(Number(value), Date.now()));
  };
  return (
    <EuiFormRow label="Ends" fullWidth isInvalid={error !== undefined} error={error}>
      <>
        <EuiSelect
          fullWidth
          aria-label="When it ends"
          options={CHOICES}
          value={shown}
          onChange={({ target }) => choose(target.value)}
          data-test-subj="suppressionEnds"
        />
        {expiresAt !== null && (
          <>
            <EuiSpacer size="s" />
            <EuiDatePicker
              fullWidth
              showTimeSelect
              aria-label="Date on which it ends"
              dateFormat="YYYY-MM-DD HH:mm"
              timeFormat="HH:mm"
              selected={moment.tz(expiresAt, zone)}
              onChange={(date) => {
                if (date === null) return;
                setChoice('date');
                onChange(date.toISOString());
              }}
              data-test-subj="suppressionEndsAt"
            />
          </>
        )}
      </>
    </EuiFormRow>
  );
}
