import { Field } from '@luoshi/ui/field.tsx';
import { Button, Input, Space } from 'antd';
import { makePassword } from './make-password.ts';
import { usePeopleWords } from './words.ts';

/** A first password, shown because it is handed over: typed or made at random. */
export const PasswordField = (props: {
  name: string;
  value: string;
  hint?: string;
  error?: string | null;
  onChange: (password: string) => void;
}) => {
  const t = usePeopleWords();
  return (
    <Field label={t('accounts.first_password')} name={props.name} hint={props.hint} error={props.error}>
      {(wire) => (
        <Space.Compact style={{ width: '100%' }}>
          <Input
            {...wire}
            autoComplete="off"
            spellCheck={false}
            value={props.value}
            onChange={(event) => props.onChange(event.target.value)}
          />
          <Button onClick={() => props.onChange(makePassword())}>{t('accounts.make_password')}</Button>
        </Space.Compact>
      )}
    </Field>
  );
};
