"""Words that break careless writers of files, by what they try to break."""

WORDS = {
    "formula": "=cmd|' /C calc'!A0",
    "minus": "-1",
    "lines": "one\ntwo\r\nthree\u2028four\x85five",
    "quotes": 'it\'s "quoted", and \\ back',
    "markup": "<script>alert(1)</script> &amp; ]]> <!-- -->",
    "control": "bell\x07 and escape\x1b and delete\x7f",
    "no character": "\ufffe\uffff",
    "missing": "NA",
    "emoji": "😀 👩\u200d👩\u200d👧",
    "right to left": "\u202eשלום\u202c العربية",
    "long": 50_000 * "x",
}
