/// The look of the HTML pages.
package enum Stylesheet {
    /// SHA-256 of `text`, for the page's content security policy: this stylesheet applies, and nothing
    /// that came in with a log line does. A test compares it with the text and names the right one.
    package static let hash: StaticString = "efWuaq0EpnekwLE4mN1E9pvVrLQT7TIyqzPyIzJw8F0="

    /// Style rules for elements and classes; see ``HTMLReport``.
    package static let text: StaticString = """

        :root {
          color-scheme: light dark;
          --page: #fafaf8; --paper: #ffffff; --sunk: #f1f1ee; --line: #dcdcd6; --ink: #1b1d21;
          --soft: #5a5f69; --link: #0a56a3;
          --critical: #b3141d; --high: #ad3f06; --medium: #7d5700; --low: #245c9c;
          --on-critical: #ffffff;
          --bar-root: #c9252d; --bar-contributing: #b86e00; --bar-symptom: #5f7ea3; --bar-notice: #5b8a70;
          --bar-unexplained: #7a67a8;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #131518; --paper: #1a1d21; --sunk: #22262b; --line: #353a41; --ink: #e7e8ea;
            --soft: #a4abb5; --link: #82b9f2;
            --critical: #ff8f88; --high: #ffa873; --medium: #ecc15c; --low: #8fbdf2;
            --on-critical: #2b0705;
            --bar-root: #f0655d; --bar-contributing: #dc9a3a; --bar-symptom: #7798bf; --bar-notice: #6aa585;
            --bar-unexplained: #9c8bcb;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
        body {
          margin: 0; background: var(--page); color: var(--ink);
          font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
            "Liberation Sans", sans-serif;
          overflow-wrap: anywhere;
        }
        a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: .18em; }
        a:hover { text-decoration-thickness: 2px; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
        [id] { scroll-margin-top: 1rem; }
        h1, h2, h3, p, dl, dd, ol, ul, pre, figure { margin: 0; }
        h1, h2, h3 { line-height: 1.22; text-wrap: balance; }
        code, pre, .place { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono",
          "Liberation Mono", monospace; font-size: .8125rem; unicode-bidi: isolate; }
        time, .count { font-variant-numeric: tabular-nums; }
        header, main, footer { max-width: 62rem; margin: 0 auto; padding: 0 1.5rem; }
        header {
          display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: baseline;
          padding-top: 1.25rem; padding-bottom: 1.25rem; font-size: .875rem; color: var(--soft);
        }
        header .brand { color: var(--ink); font-weight: 700; letter-spacing: -.01em; }

        .answer {
          background: var(--paper); border: 1px solid var(--line); border-top: .375rem solid var(--soft);
          border-radius: 4px; padding: 2rem 2.25rem 2.25rem;
        }
        .answer.critical { border-top-color: var(--critical); }
        .answer.high { border-top-color: var(--high); }
        .answer.medium { border-top-color: var(--medium); }
        .answer.low { border-top-color: var(--low); }
        .answer h1 { font-size: clamp(1.5rem, 3.4vw, 2.125rem); letter-spacing: -.02em; font-weight: 680;
          margin: .75rem 0 1rem; max-width: 26em; }
        .lede { font-size: 1.0625rem; max-width: 44em; text-wrap: pretty; }

        .chips { display: flex; flex-wrap: wrap; gap: .375rem .5rem; align-items: center;
          font-size: .8125rem; color: var(--soft); }
        .chip { border: 1px solid var(--line); border-radius: 3px; padding: .0625rem .5rem;
          color: var(--soft); background: var(--paper); }
        .chip.critical { background: var(--critical); border-color: var(--critical);
          color: var(--on-critical); font-weight: 650; }
        .chip.high { color: var(--high); border-color: currentColor; font-weight: 650; }
        .chip.medium { color: var(--medium); border-color: currentColor; font-weight: 650; }
        .chip.low { color: var(--low); border-color: currentColor; }

        .chain { list-style: none; padding: 0; margin: 1.75rem 0 0; display: flex; flex-wrap: wrap;
          gap: .625rem 0; }
        .chain li { display: flex; align-items: center; max-width: 100%; }
        .chain li + li::before { content: "→"; color: var(--soft); padding: 0 .625rem; }
        .chain a { display: block; border: 1px solid var(--line); border-radius: 4px; background: var(--sunk);
          padding: .4375rem .75rem; color: var(--ink); text-decoration: none; font-size: .875rem;
          line-height: 1.35; }
        .chain a:hover { border-color: var(--link); }
        .chain li:first-child a { border-color: var(--bar-root); border-width: 2px; }
        .chain b { display: block; font-size: .75rem; font-weight: 500; color: var(--soft); }

        .sheet { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .75rem 1.5rem; }
        .sheet dt { color: var(--soft); font-size: .875rem; line-height: 1.7; }
        .sheet dd { max-width: 46em; }
        .answer .sheet { margin-top: 1.75rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
        .inline { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .125rem 1.25rem; }
        .plain { padding-left: 1.1rem; }
        .plain li + li { margin-top: .25rem; }

        pre { background: var(--sunk); border-radius: 4px; padding: .5rem .75rem; line-height: 1.5;
          white-space: pre-wrap; }
        pre.run { width: fit-content; max-width: 100%; margin-top: .375rem; border: 1px solid var(--line); }
        pre.run::before, pre.run code + code::before { content: "$ "; color: var(--soft);
          user-select: none; -webkit-user-select: none; }
        .steps { padding-left: 1.3rem; }
        .steps li + li { margin-top: .75rem; }

        main > section { margin-top: 3.25rem; }
        main > section.answer { margin-top: 0; }
        h2 { font-size: 1.1875rem; letter-spacing: -.01em; font-weight: 680; padding-bottom: .5rem;
          border-bottom: 2px solid var(--ink); }
        .note { color: var(--soft); font-size: .875rem; margin-top: .625rem; max-width: 50em; }

        article { padding: 1.5rem 0 1.75rem; border-bottom: 1px solid var(--line); }
        article > .sheet, details.fold > .sheet { margin-top: 1.25rem; }
        h3 { font-size: 1.125rem; font-weight: 650; letter-spacing: -.01em; }
        .id { color: var(--soft); font-weight: 500; margin-right: .5rem; }
        article .chips, .fold .chips { margin-top: .5rem; }
        details.fold { border-bottom: 1px solid var(--line); padding: .875rem 0; }
        details.fold[open] { padding-bottom: 1.75rem; }
        summary { cursor: pointer; }
        details.fold > summary { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr);
          list-style: none; }
        details.fold > summary > * { grid-column: 2; }
        details.fold > summary::-webkit-details-marker { display: none; }
        details.fold > summary::before { content: "+"; color: var(--soft); font-weight: 600; }
        details.fold[open] > summary::before { content: "–"; }
        details.fold > .sheet, details.fold > .chips { margin-left: 1.25rem; }
        details.fold h3 { font-size: 1rem; }
        summary .meta { display: block; color: var(--soft); font-size: .8125rem; margin-top: .125rem; }

        .lines { list-style: none; padding: 0; }
        .lines li { margin-top: .75rem; }
        .lines pre { margin-top: .25rem; }
        .lines :target, li:target pre { outline: 2px solid var(--link); outline-offset: 0; }
        .lines time { color: var(--soft); font-size: .8125rem; margin-left: .75rem; }

        figure { margin-top: 1.25rem; }
        .scroll { overflow-x: auto; }
        .timeline { display: block; width: 100%; min-width: 44rem; height: auto; }
        .timeline text { fill: var(--ink); font-family: inherit; }
        .timeline .axis { fill: var(--soft); }
        .timeline .grid { stroke: var(--line); }
        .timeline .link { stroke: var(--soft); fill: none; }
        .timeline .tip { fill: var(--soft); }
        .timeline a:hover text { fill: var(--link); text-decoration: underline; }
        .root_cause { --bar: var(--bar-root); }
        .contributing { --bar: var(--bar-contributing); }
        .symptom { --bar: var(--bar-symptom); }
        .notice { --bar: var(--bar-notice); }
        .unexplained { --bar: var(--bar-unexplained); }
        .timeline .bar { fill: var(--bar); stroke: var(--bar); }
        .timeline .notice .bar, .timeline .unexplained .bar { fill: var(--paper); stroke-dasharray: 3 2; }
        .timeline .root_cause text { font-weight: 650; }
        .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem;
          font-size: .8125rem; color: var(--soft); margin-top: .75rem; }
        .legend li::before { content: ""; display: inline-block; width: 1.25rem; height: .625rem;
          margin-right: .4375rem; border: 1px solid var(--bar); background: var(--bar); border-radius: 2px;
          print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .legend .notice::before, .legend .unexplained::before { background: var(--paper);
          border-style: dashed; }

        table { border-collapse: collapse; width: 100%; margin-top: .75rem; font-size: .875rem; }
        th, td { text-align: left; vertical-align: top; padding: .5rem 1rem .5rem 0;
          border-bottom: 1px solid var(--line); }
        th { color: var(--soft); font-weight: 500; }
        td:last-child, th:last-child { padding-right: 0; }
        td.count, th.count { text-align: right; white-space: nowrap; }
        td details { margin-top: .25rem; }

        footer { margin-top: 4rem; padding-top: 1.25rem; padding-bottom: 3rem; color: var(--soft);
          font-size: .8125rem; }
        footer p { border-top: 1px solid var(--line); padding-top: 1.25rem; max-width: none; }

        @media (max-width: 40rem) {
          header, main, footer { padding-left: 1rem; padding-right: 1rem; }
          .answer { padding: 1.25rem 1.125rem 1.5rem; }
          .sheet { grid-template-columns: minmax(0, 1fr); gap: .125rem; }
          .sheet dd { margin-bottom: .75rem; }
        }
        @media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
        @media print {
          :root {
            --page: #ffffff; --paper: #ffffff; --sunk: #f4f4f2; --line: #c9c9c4; --ink: #000000;
            --soft: #50555e; --link: #0a4a8c;
            --critical: #b3141d; --high: #ad3f06; --medium: #7d5700; --low: #245c9c;
            --on-critical: #ffffff;
            --bar-root: #c9252d; --bar-contributing: #b86e00; --bar-symptom: #5f7ea3;
            --bar-notice: #5b8a70; --bar-unexplained: #7a67a8;
          }
          @page { margin: 16mm 14mm; }
          body { font-size: 10pt; }
          header, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
          main > section { margin-top: 1.75rem; }
          .answer { padding: 1rem 1.25rem 1.25rem; }
          .chip.critical { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          details::details-content { content-visibility: visible; block-size: auto; }
          details.fold > summary::before { content: ""; }
          details.fold > summary { grid-template-columns: 0 minmax(0, 1fr); }
          details.fold > .sheet, details.fold > .chips { margin-left: 0; }
          h2, h3 { break-after: avoid; }
          .lines li, .steps li, tr, figure { break-inside: avoid; }
          .timeline { min-width: 0; }
        }

        """
}
