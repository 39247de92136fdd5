import { useRouter } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';

interface GoButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'children' | 'icon'> {
  readonly to: string;
}

/** A link within the workspace that looks like a button; it can be copied and opened in another tab. */
export function GoButton({ to, ...rest }: GoButtonProps) {
  const router = useRouter();
  return (
    <Button
      {...rest}
      href={to}
      onClick={(event) => {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        void router.navigate({ href: to });
      }}
    />
  );
}
