"""Documents written as raw XML: what no program makes on request (prompts, moves, drop caps, text boxes, split words)."""
import zipfile
from xml.sax.saxutils import escape

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
STRICT = {W: 'http://purl.oclc.org/ooxml/wordprocessingml/main', R: 'http://purl.oclc.org/ooxml/officeDocument/relationships'}
NAMES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"'
)
TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml'
WHO = 'w:author="Ada Quill" w:date="2026-11-02T09:00:00Z"'

STYLE_LIST = [('berschrift1', 'heading 1', 0), ('berschrift2', 'heading 2', 1), ('Liste', 'List Bullet', None), ('Zitat', 'Quote', None), ('Titel', 'Title', None)]
STYLES = (
    f'<w:styles {NAMES}><w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>'
    + ''.join(
        f'<w:style w:type="paragraph" w:styleId="{i}"><w:name w:val="{n}"/><w:basedOn w:val="Standard"/>'
        + (f'<w:pPr><w:outlineLvl w:val="{o}"/></w:pPr>' if o is not None else '')
        + '</w:style>'
        for i, n, o in STYLE_LIST
    )
    + '</w:styles>'
)
STYLE = {'heading 1': 'berschrift1', 'heading 2': 'berschrift2', 'bullet': 'Liste', 'number': 'Liste', 'quote': 'Zitat'}


def t(text, kind='t'):
    return f'<w:{kind} xml:space="preserve">{escape(text)}</w:{kind}>'


def r(text, props='', kind='t'):
    return f'<w:r>{f"<w:rPr>{props}</w:rPr>" if props else ""}{t(text, kind)}</w:r>'


def p(content, style=None, props=''):
    inside = (f'<w:pStyle w:val="{style}"/>' if style else '') + props
    return f'<w:p>{f"<w:pPr>{inside}</w:pPr>" if inside else ""}{content}</w:p>'


def table(rows):
    cells = lambda row: ''.join(f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for cell in row)
    width = max(len(row) for row in rows)
    grid = '<w:gridCol w:w="2000"/>' * width
    return '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>' + grid + '</w:tblGrid>' + ''.join(f'<w:tr>{cells(row)}</w:tr>' for row in rows) + '</w:tbl>'


def body(blocks, run=lambda text: r(text), notes=None, links=None):
    """The blocks as XML: one run a piece. Notes and links are added to the lists."""
    out = []

    def line(what):
        xml = ''
        for text, style, link in what:
            if text is None:
                notes.append(''.join(n['c'] if n['t'] == 'Str' else ' ' for n in style[0]['c']))
                xml += f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{len(notes)}"/></w:r>'
            elif link:
                links.append(link)
                xml += f'<w:hyperlink r:id="rLink{len(links)}">{r(text)}</w:hyperlink>'
            else:
                xml += run(text)
        return xml

    for kind, what in blocks:
        if kind == 'table':
            out.append(table([[''.join(p(line(one)) for one in cell) or p('') for cell in row] for row in what]))
        else:
            out.append(p(line(what), STYLE.get(kind)))
    return ''.join(out)


def note_part(kind, texts):
    """A footnotes or endnotes part with the two separators that Word wants."""
    one = kind[:-1]
    head = f'<w:{one} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{one}><w:{one} w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:{one}>'
    rest = ''.join(f'<w:{one} w:id="{i + 1}">{p(f"<w:r><w:{one}Ref/></w:r>" + r(" " + text))}</w:{one}>' for i, text in enumerate(texts))
    return f'<w:{kind} {NAMES}>{head}{rest}</w:{kind}>'


def package(path, inside, parts=(), links=(), main='word/document.xml', strict=False, absolute=False, mark=''):
    """Writes a package. `parts`: (name without .xml, content type, relationship type, XML, relationship id)."""
    folder = main.rsplit('/', 1)[0]
    sect = ''.join(f'<w:{kind}Reference w:type="default" r:id="{rid}"/>' for kind, rid in [(n, i) for n, _, _, _, i in parts if n in ('header', 'footer')])
    document = f'<w:document {NAMES}><w:body>{inside}<w:sectPr>{sect}<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>'
    files = {main: document}
    overrides = {main: TYPE.format('document.main')}
    rels = ''
    for name, ctype, rel, xml, rid in [*parts, ('styles', TYPE.format('styles'), f'{R}/styles', STYLES, 'rStyles')]:
        files[f'{folder}/{name}.xml'] = xml
        overrides[f'{folder}/{name}.xml'] = ctype
        rels += f'<Relationship Id="{rid}" Type="{rel}" Target="{f"/{folder}/" if absolute else ""}{name}.xml"/>'
    for i, link in enumerate(links):
        rels += f'<Relationship Id="rLink{i + 1}" Type="{R}/hyperlink" Target="{escape(link)}" TargetMode="External"/>'
    space = 'http://schemas.openxmlformats.org/package/2006/relationships'
    files[f'{folder}/_rels/{main.rsplit("/", 1)[1]}.rels'] = f'<Relationships xmlns="{space}">{rels}</Relationships>'
    files['_rels/.rels'] = f'<Relationships xmlns="{space}"><Relationship Id="r1" Type="{R}/officeDocument" Target="{"/" if absolute else ""}{main}"/></Relationships>'
    types = ''.join(f'<Override PartName="/{n}" ContentType="{c}"/>' for n, c in overrides.items())
    files['[Content_Types].xml'] = f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as pack:
        for name in ('[Content_Types].xml', *(n for n in files if n != '[Content_Types].xml')):
            text = files[name]
            if strict:
                for old, new in STRICT.items():
                    text = text.replace(old, new)
            info = zipfile.ZipInfo(name, (2026, 11, 2, 9, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(info, (mark if name == main else '') + '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + text)


def ins(content, number, tag='ins'):
    return f'<w:{tag} w:id="{number}" {WHO}>{content}</w:{tag}>'


def split(text):
    """Runs of three characters, as Word leaves them after many sessions, with marks of its spelling checker."""
    runs = [f'<w:r w:rsidR="00A1{i % 90 + 10}B2">{t(text[i:i + 3])}</w:r>' for i in range(0, len(text), 3)]
    return '<w:proofErr w:type="spellStart"/>' + '<w:proofErr w:type="spellEnd"/>'.join(runs)


def tracked(blocks):
    more = [
        p(r('The growers ') + ins(r('met the the minister '), 10) + ins(r('called [name of caller] ', kind='delText'), 11, 'del') + r('on Friday.')),
        p(r('Rain fell on ') + ins(r('wet ', kind='delText'), 12, 'del') + r('on the roofs.')),
        p(r('Snow lay on the ') + ins(r('the ', kind='delText'), 13, 'del') + r('hills.')),
        p('<w:moveFromRangeStart w:id="14" w:name="move1" ' + WHO + '/>' + ins(r('The press officer is [name of press officer].'), 15, 'moveFrom') + '<w:moveFromRangeEnd w:id="14"/>'),
        p(r('The harvest ends in October.')),
        p('<w:moveToRangeStart w:id="16" w:name="move1" ' + WHO + '/>' + ins(r('The press officer is [name of press officer].'), 17, 'moveTo') + '<w:moveToRangeEnd w:id="16"/>'),
        p(r('A crate of apples costs more than it '), props=f'<w:rPr><w:del w:id="18" {WHO}/></w:rPr>'),
        p(r('it did last year.')),
    ]
    return body(blocks) + ''.join(more)


def controls(blocks):
    def sdt(words, showing, inline=True, more=''):
        shown = '<w:showingPlcHdr/>' if showing else ''
        run = r(words, '<w:rStyle w:val="PlaceholderText"/>' if showing else '')
        return f'<w:sdt><w:sdtPr>{shown}{more}</w:sdtPr><w:sdtContent>{run if inline else p(run)}</w:sdtContent></w:sdt>'

    return body(blocks) + ''.join([
        p(r('The captain is ') + sdt('Name of the captain', True) + r(', who lives in ') + sdt('Marrowick', False) + r('.')),
        sdt('Click or tap here to enter text.', True, inline=False),
        p(r('The season opens on ') + sdt('Click or tap to enter a date.', True, more='<w:date/>') + r('.')),
        sdt('Tickets and and bicycles are sold on board.', False, inline=False),
        p(r('The quay is ') + sdt('Choose an item.', True, more='<w:dropDownList/>') + r('.')),
    ])


def boxes(blocks):
    box = lambda words: f'<w:txbxContent>{p(r(words))}</w:txbxContent>'
    drawing = (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="Box 1"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>'
        + box('The bell weighs [insert weight] and and was cast in Rostock.')
        + '</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:140pt;height:70pt"><v:textbox>'
        + box('The bell weighs [insert weight] and and was cast in Rostock.')
        + '</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    )
    old = '<w:r><w:pict><v:shape style="width:140pt;height:70pt"><v:textbox>' + box('Only the the dial is new.') + '</v:textbox></v:shape></w:pict></w:r>'
    head, first, *rest = blocks
    text = first[1][0][0]
    drop = p(r(text[0], '<w:position w:val="-8"/><w:sz w:val="116"/>'), props='<w:keepNext/><w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="text"/>')
    joined = p(''.join(r(one[0]) for one in [(text[1:],), *first[1][1:]]))
    return body([head]) + drop + joined + body(rest) + p(r('Its bell is older. ') + drawing + r(' It is rung by hand.')) + p(old)


def nested(blocks):
    inner = table([[p(r('Seats')), p(r('[number of seats]'))], [p(r('Lamps')), p(r('Nine and and a spare one'))]])
    return body(blocks) + table([[p(r('Map room')) + inner + p(''), p(r('Open to all.'))]]) + p(r('The room is heated.'))


def fields(blocks, links):
    begin, middle, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ('begin', 'separate', 'end'))
    complex_field = lambda instruction, result: begin + f'<w:r>{t(f" {instruction} ", "instrText")}</w:r>' + middle + result + end
    toc = p(complex_field('TOC \\o "1-2" \\h', '<w:hyperlink w:anchor="_Toc1">' + r('Glassworks lights its furnace again') + '<w:r><w:tab/></w:r>' + complex_field('PAGEREF _Toc1', r('1')) + '</w:hyperlink>'))
    links += ['#', 'https://hallamglass.invalid/tour']
    return toc + body(blocks, links=links) + ''.join([
        p(r('The furnace is shown on page ') + complex_field('REF [not copy] \\h', r('2')) + r(' of this issue.')),
        p(r('Prices are on ') + f'<w:hyperlink r:id="rLink{len(links) - 1}">{r("the price list")}</w:hyperlink>' + r(', and a tour can be booked ') + f'<w:hyperlink r:id="rLink{len(links)}">{r("on the the site")}</w:hyperlink>' + r('.')),
        p(r('As the table in ') + f'<w:fldSimple w:instr=" REF _Ref9 \\h ">{r("Error! Reference source not found.")}</w:fldSimple>' + r(' shows, sand is cheap.')),
        p(r('The glass is ') + complex_field('HYPERLINK "https://hallamglass.invalid/blue"', r('blue and and clear')) + r('.')),
        p(r('The loan is described ') + f'<w:hyperlink w:anchor="nowhere">{r("further down")}</w:hyperlink>' + r('.')),
    ])


def odd(blocks):
    return body(blocks) + ''.join([
        p('<w:r>' + t('The [insert co') + '<w:noBreakHyphen/>' + t('author name] wrote the in') + '<w:softHyphen/>' + t('dex.') + '</w:r>'),
        p(r('A blue ') + '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>' + r(' marks the rooms that were were flooded.')),
        p(r('Her teacher wrote ') + r('\u05e9\u05dc\u05d5\u05dd \u05dc\u05da', '<w:rtl/><w:lang w:bidi="he-IL"/>') + r(' on the last page, [translation to follow], in ink.')),
        p('<w:r>' + t('North') + '<w:tab/>' + t('Gale on on Monday') + '<w:br/>' + t('Calm on 30 February.') + '<w:cr/>' + t('Fog.') + '</w:r>'),
    ])


def hidden(blocks):
    ruby = '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/><w:hps w:val="12"/><w:hpsRaise w:val="22"/><w:hpsBaseText w:val="24"/><w:lid w:val="en-GB"/></w:rubyPr><w:rt>' + r('sedge') + '</w:rt><w:rubyBase>' + r('Carex') + '</w:rubyBase></w:ruby></w:r>'
    return body(blocks) + ''.join([
        p(r('The grass is ') + ruby + r(' and grows') + '<w:r><w:lastRenderedPageBreak/>' + t(' by the the pond.') + '</w:r>'),
        p(r('The gate is open. ') + r('[hidden note for the layout]', '<w:vanish/>') + r(' It closes at dusk.')),
        p(r('The pond') + '<w:bookmarkStart w:id="0" w:name="pond"/>' + r('s are are dry.', '<w:b/>') + '<w:bookmarkEnd w:id="0"/>'),
        p('<w:r><w:br w:type="page"/></w:r>' + r('Dogs stay on [insert length] leads.')),
        p('<w:smartTag w:uri="urn:places" w:element="place">' + r('Old ') + '<w:smartTag w:uri="urn:places" w:element="type">' + r('Laundry') + '</w:smartTag></w:smartTag>' + r(' is is the next stop.')),
    ])


def comments(blocks, people=True):
    one = lambda i, who, text, para: f'<w:comment w:id="{i}" w:author="{who}" w:initials="X" w:date="2026-11-02T09:00:00Z"><w:p w14:paraId="{para}">{r(text)}</w:p></w:comment>'
    listed = one(0, 'Ada Quill', 'TODO: ask the the club for the year.', '0A000001') + one(1, 'Ben Marsh', 'Asked. It was 2019.', '0A000002') + one(2, 'Ada Quill', 'copydesk-ignore repeated-word: his words', '0A000003')
    part = f'<w:comments {NAMES}>{listed}</w:comments>'
    extended = f'<w15:commentsEx {NAMES}><w15:commentEx w15:paraId="0A000001" w15:done="0"/><w15:commentEx w15:paraId="0A000002" w15:paraIdParent="0A000001" w15:done="0"/><w15:commentEx w15:paraId="0A000003" w15:done="0"/></w15:commentsEx>'
    span = lambda i, content: f'<w:commentRangeStart w:id="{i}"/>{content}<w:commentRangeEnd w:id="{i}"/><w:r><w:commentReference w:id="{i}"/></w:r>'
    more = p(span(0, span(1, r('The club was founded [insert year].')))) + p(span(2, r('He shouted at at the others.'))) + p(r('The honey is is dark.'))
    microsoft = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended'
    return body(blocks) + more, [('comments', TYPE.format('comments'), f'{R}/comments', part, 'rC'), ('commentsExtended', TYPE.format('commentsExtended'), microsoft, extended, 'rCE')]


def raw_documents(out, blocks):
    """Writes the raw documents: made-xml-*.docx."""
    name = lambda draft: out / f'made-xml-{draft}.docx'
    head = lambda kind, inside: (kind, TYPE.format(kind), f'{R}/{kind}', f'<w:{"hdr" if kind == "header" else "ftr"} {NAMES}>{inside}</w:{"hdr" if kind == "header" else "ftr"}>', f'r{kind}')
    page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    package(name('split-night-bus'), body(blocks('night-bus'), split))
    package(name('tracked-orchard'), tracked(blocks('orchard')))
    package(name('controls-ferry'), controls(blocks('ferry')), mark='\ufeff')
    package(name('boxes-clock'), boxes(blocks('clock')))
    package(name('nested-library'), nested(blocks('library')), [head('header', p(r('The Estuary Post, [issue number]'))), head('footer', p(r('Page ') + page))])
    notes = []
    inside = body(blocks('bridge'), notes=notes) + p(r('Two million walkers is a guess') + '<w:r><w:endnoteReference w:id="1"/></w:r>' + r('.'))
    package(name('notes-bridge'), inside, [('footnotes', TYPE.format('footnotes'), f'{R}/footnotes', note_part('footnotes', notes), 'rF'), ('endnotes', TYPE.format('endnotes'), f'{R}/endnotes', note_part('endnotes', ['The park counts with [add make of counter] at the gate.']), 'rE')])
    inside, parts = comments(blocks('beekeepers'))
    package(name('comments-beekeepers'), inside, parts)
    package(name('strict-lighthouse'), odd(blocks('lighthouse')), strict=True)
    links = []
    inside = fields(blocks('glass'), links)
    package(name('fields-glass'), inside, links=links, main='content/main.xml', absolute=True)
    package(name('hidden-meadow'), hidden(blocks('meadow')))
