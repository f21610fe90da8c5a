import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { WORDS } from "../messages/page.ts";
import { useSite } from "../store-context.tsx";

interface ModalProps {
  readonly title: string;
  readonly description: ReactNode;
  readonly children: ReactNode;
  readonly wide?: boolean;
  /** Of a dialog that something else than the store's `panel` shows. */
  readonly onClose?: () => void;
}

/** A dialog over the page. It is shown while the store's `panel` names it; closing it says so there. */
export function Modal({ title, description, children, wide = false, onClose }: ModalProps) {
  const { store } = useSite();
  return (
    <Dialog.Root open onOpenChange={onClose ?? (() => store.getState().closePanel())}>
      <Dialog.Portal>
        <Dialog.Overlay className="overlay" />
        <Dialog.Content className={wide ? "modal modal-wide" : "modal"}>
          <header className="modal-head">
            <Dialog.Title>{title}</Dialog.Title>
            <Dialog.Close className="btn btn-quiet btn-icon" aria-label={WORDS.page.close}>
              <X size={16} aria-hidden="true" />
            </Dialog.Close>
          </header>
          <div className="modal-body">
            <Dialog.Description className="modal-text">{description}</Dialog.Description>
            {children}
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
