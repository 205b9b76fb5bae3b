"""Printed and readable editions of a visit, on an engine of our own over ReportLab's canvas and frames.

The engine, from below (lengths in points, colours `#rrggbb`, no markup of ReportLab anywhere):

- `fonts`      `choose(texts) -> Family`; `family.drawable(text)`, `family.missing(text)`; WORLD and LATIN.
- `structure`  `Node(tag, parent, attributes(Alt=…, Lang=…))`: a planned structure element, made when first drawn.
- `tags`       `TaggedCanvas`: `inside(node)`, `marked(node)`, `artifact("Pagination")`, `link(…)`,
               `defer(draw)` for what is known only at the end (`page_total`, `page_of[key]`); `Landmark`.
               Everything drawn must be inside `marked` or `artifact`; flowables below see to it themselves.
- `text`       `Style(size, leading, colour, bold, align …).but(…)`; `Text(content, style, tag="P", language="it")`
               with content a string or `Run`s; `write(canvas, x, y, text, style, align)` for one untagged line;
               `width_of`, `baseline`.
- `markup`     `marked_up(note, style, language)`: the Markdown people type, as texts and lists.
- `flowables`  `heading(content, style, level, landmark)`, `bullets`, `table(rows, widths, style, head=…)`,
               `Figure(width, height, alt, paint)`, `Group(parts, node=…, paint=…)`.
- `toc`        `Contents(landmarks, styles, leader, says)`.
- `photos`     `scaled(file, digest, width, height, dpi, cache)` → `Photo(…)`, or a box that says why not.
- `icons`      `draw_icon(canvas, name, x, y, size, colour)`.
- `document`   `lay_out(story, templates, Meta(title, language, now), family, pagesize, progress) -> bytes`.
- `finish`     `finish(draft, now, attached) -> bytes`: PDF/UA-1 and PDF/A-3a, byte-identical.

A flowable belongs to the element open when it is drawn, or to its node's parent. Reading order is drawing order.
"""
