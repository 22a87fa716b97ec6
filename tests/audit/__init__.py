"""`make audit`: pages measured with Lighthouse, beside a bare page of the theme."""
