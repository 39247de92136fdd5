import { Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** An entry that a picker offers. */
export interface Offered {
  readonly value: string;
  readonly label: string;
  /** Distinguishes it from another of the same name. */
  readonly note: string | null;
}

interface PickerSelectProps {
  readonly id?: string | undefined;
  /** Where the input has no label of its own. */
  readonly label?: string | undefined;
  readonly several: boolean;
  readonly chosen: readonly string[];
  readonly labelOf: (value: string) => string;
  /** The entries that match the typed text; before typing, a default selection. */
  readonly offered: readonly Offered[];
  /** The entries still belong to an earlier text. */
  readonly pending: boolean;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (chosen: readonly string[]) => void;
  readonly placeholder: string;
  readonly invalid?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly small?: boolean;
  /** The list is wider than the input, for long names. */
  readonly wide?: boolean;
}

/**
 * Chooses one or several of the entries that match the typed text. Enter takes the first match of the present text,
 * never an earlier choice and never the answer to an earlier key; without a match it says so and changes nothing.
 * Leaving without typing or moving through the list chooses nothing either.
 */
export function PickerSelect(props: PickerSelectProps) {
  const { several, chosen, labelOf, offered, pending, typed, onTyped, open, onOpen, onChange } = props;
  const [entered, setEntered] = useState(false);
  const walked = useRef(false);
  const [missed, setMissed] = useState<string | null>(null);
  const searching = typed.trim() !== '';
  const fitting = several && searching ? offered.filter(({ value }) => !chosen.includes(value)) : offered;
  const listed = new Set(offered.map(({ value }) => value));
  const kept = chosen
    .filter((value) => !listed.has(value))
    .map((value): Offered => ({ value, label: labelOf(value), note: null }));
  const options = searching ? (pending ? [] : fitting) : [...kept, ...fitting];
  const choose = (values: readonly string[]): void => {
    setEntered(false);
    setMissed(null);
    onTyped('');
    if (!several) onOpen(false);
    onChange(values);
  };
  const [first] = fitting;
  useEffect(() => {
    if (!entered || pending) return;
    setEntered(false);
    if (first) choose(several ? [...chosen, first.value] : [first.value]);
    // Only an answer can end the waiting.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- as said
  }, [entered, pending]);
  const press = (event: KeyboardEvent): void => {
    const stop = (): void => event.stopPropagation();
    // Enter and Tab of an input method close its own list, not ours; nor does its Enter send the form.
    if (event.nativeEvent.isComposing) {
      if (event.key === 'Enter') event.preventDefault();
      return stop();
    }
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) walked.current = true;
    if (!open || (event.key !== 'Enter' && event.key !== 'Tab')) return;
    // Ant Design selects the highlighted entry by itself only after keyboard movement; before that it would take the
    // first.
    if (options.length > 0 && walked.current) return;
    stop();
    const fits = searching && !pending ? first : undefined;
    if (fits) choose(several ? [...chosen, fits.value] : [fits.value]);
    if (event.key === 'Tab') return;
    event.preventDefault();
    if (!searching) onOpen(false);
    else if (pending) setEntered(true);
  };
  const shared = {
    ...(props.id === undefined ? {} : { id: props.id }),
    ...(props.small ? { size: 'small' as const, maxTagCount: 1, popupMatchSelectWidth: false } : {}),
    ...(props.wide ? { popupMatchSelectWidth: 480 } : {}),
    className: 'full',
    allowClear: true,
    showSearch: {
      filterOption: false,
      searchValue: typed,
      onSearch: (text: string) => {
        setEntered(false);
        walked.current = false;
        if (text !== '') setMissed(null);
        onTyped(text);
      },
    },
    open,
    onOpenChange: (next: boolean) => {
      walked.current = false;
      if (!next && searching) setMissed(typed.trim());
      if (!next) setEntered(false);
      onOpen(next);
    },
    // Before typing no entry is highlighted.
    defaultActiveFirstOption: searching,
    disabled: props.disabled ?? false,
    'aria-label': props.label,
    'aria-describedby': props.describedBy,
    'aria-invalid': props.invalid,
    placeholder: props.placeholder,
    notFoundContent: pending ? '正在查找……' : searching ? '没有找到' : '请输入名称或拼音首字母',
    labelRender: ({ value }: { readonly value?: string | number | undefined }) => labelOf(String(value)),
    optionRender: ({ data: { label, note } }: { readonly data: Offered }) => (
      <>
        {label}
        {note === null ? null : <span className="quiet">　{note}</span>}
      </>
    ),
    options: [...options],
    ...(props.invalid ? { status: 'error' as const } : {}),
  };
  return (
    <div className="full" onKeyDownCapture={press}>
      {several ? (
        <Select<string[], Offered> {...shared} mode="multiple" value={[...chosen]} onChange={choose} />
      ) : (
        <Select<string | null, Offered>
          {...shared}
          value={chosen[0] ?? null}
          onChange={(value) => choose(value === null || value === undefined ? [] : [value])}
        />
      )}
      {missed === null ? null : (
        <p className="state-warning hint" role="status">
          △ 没有选“{missed}”，
          {chosen.length === 0 ? '这里还空着。' : `仍是${chosen.map(labelOf).join('、')}。`}
        </p>
      )}
    </div>
  );
}
