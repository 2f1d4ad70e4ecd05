import { serve } from "heaviside/runtime";
import { EmailReceipt } from "../orders.js";

export const handler = serve(EmailReceipt, ({ to, receipt }) => ({
  subject: `Your receipt ${receipt}`,
  to,
}));
