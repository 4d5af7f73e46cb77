// Makes the form into what Enketo's server would send, in a page of its own that nobody measures.
import { transform } from "enketo-transformer/web";

window.transformed = async (xform) => {
  const { form, model } = await transform({ xform });
  return { form, model };
};
document.title = "ready";
