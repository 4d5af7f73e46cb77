// Enketo as it is meant to be used: a form that the server has already made into HTML and a model, and the engine over it.
import { Form } from "enketo-core";

const { form, model } = await (await fetch("/form.json")).json();
document.querySelector("#place").innerHTML = form;
const enketo = new Form(document.querySelector("form.or"), { modelStr: model }, {});
enketo.init();
document.title = "ready";
