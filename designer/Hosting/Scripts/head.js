// What a document of ours says of itself in its head.

/** For whom it was made, by which program; undefined when it is some other document. */
export function told(name, holder = document) {
  return holder.querySelector(`meta[name=${name}]`)?.content;
}

/** Calls go on under the token of a document that came later. */
export function renewToken(later) {
  document.querySelector("meta[name=csrf-token]").content = told("csrf-token", later);
}
