import type { ComponentType } from 'react';
import type { Field } from '#model/field.ts';

/** The names behind codes and the rows behind cited numbers, as the service sent them with the rows. */
export interface Names {
  readonly units: Readonly<Record<string, string>>;
  readonly persons: Readonly<Record<string, string>>;
  /** By ledger: the field by which its rows are cited, and the row behind each number; null where a look is logged. */
  readonly cited: Readonly<
    Record<string, { readonly reference: string; readonly rows: Readonly<Record<string, string>> | null }>
  >;
}

export interface InputProps {
  readonly field: Field;
  /** The text that a user would type, or codes joined by 、; "" for nothing. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Of the input itself: the label points to it. */
  readonly id: string;
  readonly names: Names;
  /** Ids of the texts that explain the input or its fault. */
  readonly describedBy?: string | undefined;
  readonly invalid?: boolean | undefined;
  readonly disabled?: boolean | undefined;
}

export interface CellProps {
  readonly field: Field;
  /** As the service stores it. */
  readonly raw: string | null;
  readonly names: Names;
}

export interface FilterProps {
  readonly field: Field;
  /** "op:value" of the conditions on this field. */
  readonly conditions: readonly string[];
  readonly onChange: (conditions: readonly string[]) => void;
  readonly names: Names;
}

/** The web face of a field type: its input, its cell, its filter. Every member is required, as in the pure face. */
export interface FieldFace {
  readonly Input: ComponentType<InputProps>;
  readonly Cell: ComponentType<CellProps>;
  readonly Filter: ComponentType<FilterProps>;
  /** Pixels that a column usually needs. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** The input offers only existing values, and accepts no other text. */
  readonly picked: boolean;
  /** A stored value, never null, for a title or a tag: as its cell shows it, without marks. */
  readonly words: (field: Field, raw: string, names: Names) => string;
}
