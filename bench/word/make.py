"""Makes the documents of the bench from drafts/*.md with real programs: python-docx, LibreOffice, pandoc. Run: make.py OUT"""
import json
import subprocess
import sys
from pathlib import Path

import docx
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

from parts import raw_documents

here = Path(__file__).parent
out = Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
GFM = 'gfm+footnotes-smart'


def tree(draft):
    """The blocks of a draft, as pandoc reads them."""
    text = subprocess.run(['pandoc', '-f', GFM, '-t', 'json', here / 'drafts' / f'{draft}.md'], capture_output=True, check=True).stdout
    return json.loads(text)['blocks']


def pieces(inlines, style=()):
    """The inlines of a block as (text, styles, link) in order; a note as (None, blocks, None)."""
    for node in inlines:
        kind, c = node['t'], node.get('c')
        if kind == 'Str':
            yield c, style, None
        elif kind in ('Space', 'SoftBreak'):
            yield ' ', style, None
        elif kind in ('Strong', 'Emph'):
            yield from pieces(c, (*style, kind))
        elif kind == 'Link':
            for text, styles, _ in pieces(c[1], style):
                yield text, styles, c[2][0]
        elif kind == 'Note':
            yield None, c, None
        elif kind == 'Code':
            yield c[1], style, None
        else:
            raise ValueError(kind)


def joined(inlines):
    """Neighbours of one style and link as one piece."""
    done = []
    for text, style, link in pieces(inlines):
        if done and text is not None and done[-1][0] is not None and done[-1][1:] == (style, link):
            done[-1] = (done[-1][0] + text, style, link)
        else:
            done.append((text, style, link))
    return done


def flat(blocks, level=0):
    """The blocks as (kind, what): heading, paragraph, item, quote, table."""
    for block in blocks:
        kind, c = block['t'], block.get('c')
        if kind == 'Header':
            yield f'heading {c[0]}', joined(c[2])
        elif kind in ('Para', 'Plain'):
            yield 'paragraph', joined(c)
        elif kind in ('BulletList', 'OrderedList'):
            for item in c if kind == 'BulletList' else c[1]:
                for _, what in flat(item):
                    yield 'bullet' if kind == 'BulletList' else 'number', what
        elif kind == 'BlockQuote':
            for _, what in flat(c):
                yield 'quote', what
        elif kind == 'Table':
            rows = [*c[3][1], *c[4][0][3]]
            yield 'table', [[[what for _, what in flat(cell[4])] for cell in row[1]] for row in rows]
        else:
            raise ValueError(kind)


def hyperlink(paragraph, text, url):
    link = OxmlElement('w:hyperlink')
    link.set(qn('r:id'), paragraph.part.relate_to(url, docx.opc.constants.RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = OxmlElement('w:r')
    words = OxmlElement('w:t')
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def write(paragraph, what):
    for text, style, link in what:
        if text is None:
            raise ValueError('python-docx writes no notes')
        if link:
            hyperlink(paragraph, text, link)
            continue
        run = paragraph.add_run(text)
        run.bold = 'Strong' in style or None
        run.italic = 'Emph' in style or None


STYLES = {'bullet': 'List Bullet', 'number': 'List Number', 'quote': 'Quote', 'paragraph': None}


def by_python_docx(draft, name):
    document = docx.Document()
    for kind, what in flat(tree(draft)):
        if kind == 'table':
            table = document.add_table(len(what), len(what[0]))
            for y, row in enumerate(what):
                for x, cell in enumerate(row):
                    for paragraph in cell:
                        write(table.cell(y, x).paragraphs[0], paragraph)
        elif kind.startswith('heading'):
            write(document.add_heading(level=int(kind[-1])), what)
        else:
            write(document.add_paragraph(style=STYLES[kind]), what)
    document.save(out / name)


def by_pandoc(draft, name):
    subprocess.run(['pandoc', '-f', GFM, '-o', out / name, here / 'drafts' / f'{draft}.md'], check=True)


def by_libreoffice(draft, name, via):
    """Through HTML or ODT, converted by LibreOffice."""
    middle = out / f'{Path(name).stem}.{via}'
    subprocess.run(['pandoc', '-f', GFM, '-s', '--metadata', 'pagetitle=Draft', '-o', middle, here / 'drafts' / f'{draft}.md'], check=True)
    target = 'docx:MS Word 2007 XML'
    arguments = ['--infilter=HTML (StarWriter)'] if via == 'html' else []
    subprocess.run(['soffice', '--headless', *arguments, '--convert-to', target, '--outdir', out, middle], check=True, capture_output=True)
    middle.unlink()


for draft in ('ferry', 'library', 'orchard', 'bakery', 'swimmers', 'clock'):
    by_python_docx(draft, f'made-python-docx-{draft}.docx')
for draft in ('bridge', 'lighthouse', 'swimmers', 'theatre'):
    by_pandoc(draft, f'made-pandoc-{draft}.docx')
for draft in ('allotments', 'beekeepers', 'bakery', 'library'):
    by_libreoffice(draft, f'made-libreoffice-html-{draft}.docx', 'html')
for draft in ('bridge', 'lighthouse'):
    by_libreoffice(draft, f'made-libreoffice-odt-{draft}.docx', 'odt')
raw_documents(out, lambda draft: list(flat(tree(draft))))
for draft in ('theatre', 'glass', 'meadow', 'printing', 'bridge', 'library'):
    (out / f'made-docx-npm-{draft}.json').write_text(json.dumps(list(flat(tree(draft)))))
print(len(list(out.glob('*.docx'))), 'documents, and the blocks for make-docx-npm.mjs')
