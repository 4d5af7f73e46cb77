// ODK Web Forms as its own page says: a Vue component that is given the XForm.
import { OdkWebForm, webFormsPlugin } from "@getodk/web-forms";
import { createApp, h } from "vue";

const formXml = await (await fetch("/child.xml")).text();
const fetchFormAttachment = () => Promise.reject(new Error("this form has no attachments"));
createApp({ render: () => h(OdkWebForm, { formXml, fetchFormAttachment }) }).use(webFormsPlugin).mount("#place");
