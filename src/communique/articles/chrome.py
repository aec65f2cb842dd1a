"""The wording of chrome: navigation, sharing, advertisements, rights, and notices to readers.

The phrases are common to many sites. Lines are compared with :data:`CHROME_LINES` in lower case and without the
punctuation around them. The patterns are anchored or bounded, so that matching is linear in the length of a line.
"""

from __future__ import annotations

import re

CHROME_LINES = frozenset(
    line.strip()
    for line in """
    back to top | top | skip to content | skip to main content | skip to navigation | skip links | accessibility links
    accessibility | accessibility help | accessibility statement | breaking news | breaking | latest news | latest | top stories
    top news | news | home | homepage | menu | main menu | search | sections | close | close menu | navigation | site navigation
    world | politics | us | u.s | business | opinion | opinions | sports | sport | tech | technology | science | health | culture | arts
    entertainment | lifestyle | travel | video | videos | photos | photo | gallery | slideshow | podcast | podcasts | live | live tv
    share | share this | share this article | share this story | share this page | share on facebook | share on twitter | share via email
    share with friends | share by email | share article | tweet | tweet this | facebook | twitter | whatsapp | linkedin | reddit
    pinterest | telegram | messenger | email | e-mail | email this | email this article | print | print this | print article | save
    save article | bookmark | copy link | link copied | copy url | gift this article | comments | comment | leave a comment
    show comments | view comments | read comments | join the conversation | no comments | post a comment | add comment | comments are closed
    advertisement | advertisements | advertising | ad | ads | sponsored | sponsored content | promoted | promoted content | paid content
    story continued below | story continues below | story continues below advertisement | article continues below
    article continues after advertisement | continue reading | continue reading the main story | read more | read full story
    read the full story | read next | read also | more | show more | load more | see more | view more | learn more | more on this
    more on this story | more on this topic | more from this section | more stories | more news | more coverage | more like this
    related | related articles | related stories | related content | related topics | related news | related links | related coverage
    related video | recommended | recommended for you | recommended stories | recommended reading | you may also like | you might also like
    most read | most popular | most viewed | most commented | most shared | trending | trending now | popular | popular stories | editors' picks
    editor's picks | editors’ picks | editor’s picks | don't miss | don’t miss | in case you missed it | what to read next | up next | next
    previous | prev | next article | previous article | next story | previous story | next post | previous post
    subscribe | subscribe now | subscribe today | sign up | sign up now | sign in | log in | login | log out | register | my account | account
    newsletter | newsletters | our newsletter | get our newsletter | free newsletter | follow us | follow | contact us | contact | about us
    about | about the author | about the authors | about this author | author of the article | authors of the article | help | faq | terms | terms of use | terms of service | terms and conditions
    privacy | privacy policy | privacy notice | cookie policy | cookies | cookie settings | accept cookies | accept all | accept all cookies
    reject all | manage preferences | manage cookies | i agree | got it | sitemap | site map | rss | rss feed | careers | jobs | advertise
    advertise with us | all rights reserved | image | image copyright | image caption | media caption | caption | photo credit | credit | enlarge
    enlarge image | enlarge this image | toggle caption | hide caption | view gallery | view image | view photos | open image in gallery | full screen
    play | pause | mute | unmute | replay | play video | watch | watch now | watch video | watch live | watch the video | listen | listen now
    listen to this article | loading | please wait | transcript | download | download app | get the app | xs | sm | md | lg | xl | a+ | a- | aa
    text size | font size | small | medium | large | default | larger | smaller | change text size | tags | tag | topics | topic | filed under
    categories | category | keywords | posted in | source | sources | from the left | from the right | story highlights | highlights
    key points | at a glance | analysis | opinion/analysis | analysis/opinion | commentary | exclusive | developing story | developing | updated
    update | published | date | by | author | authors | written by | reported by | this article | this story | print edition | e-paper | epaper | today's paper
    edition | editions | us edition | uk edition | international edition | english | languages | language | weather | markets | games | crossword
    obituaries | classifieds | shop | store | donate | donate now | support us | support our journalism | become a member | join | join now
    yes | no | ok | submit | cancel | continue | dismiss | not now | no thanks | x | gmt | est | et | min read | special report | interactive
    music | pullquote | end | ends | endit | -30- | continued | page 1 | click to expand | expand | collapse | hide | show | view all | see all | all
    """.replace("\n", "|").split("|")
    if line.strip()
)  # fmt: skip

CHROME_START = re.compile(
    r"""(?!\(photo:)[(\[*•>|\ ]{0,3}(?:
    # advertisements, players, pictures
      advertisement\b | story\ highlights\b | media\ (?:playback|caption) | just\ watched\b | must\ watch\b
    | embed\b\ ?(?:watch|code|video) | (?:enlarge|hide|toggle)\ (?:this\ )?(?:image|caption)\b | copy\ this\ code\b
    | view\ this\ post\ on\b | an?\ (?:post|video|reel)\ shared\ by\ [^.!?]{0,60}\(@
    | now\ playing\b | play\ video\b | loading\.\.\. | on\ media\ blog | content\ created\ by\b
    | (?:story|article)\ continue[sd]\ (?:below|after) | skip\ to\b
    | (?:image|media|photo)\ (?:copyright|caption|source)\b | (?:photo|image|video|picture)s?:\s
    | (?:your|this|the)\ (?:browser|device|video|player)\ (?:does|is|do|cannot|can’t|can't)\b.{0,40}
      \b(?:support|supported|loaded|play|enabled)
    | (?:please\ )?(?:enable|turn\ on|disable|turn\ off)\ (?:javascript|cookies|your\ ad|ad\ ?block)

    # newsletters, accounts, money
    | (?:sign|signing)\ up\ (?:for|to|here)\b.{0,80}
      \b(?:newsletters?|e-?mails?|alerts?|inbox|updates?|app|podcast|briefing|free)\b
    | (?:subscribe|register)\ (?:to|now|today|here|for)\b.{0,80}
      (?:newsletters?|e-?mails?|alerts?|podcasts?|channel|updates?|us\b|youtube|access|offer|full)
    | get\ (?:the|our|all|more|breaking|daily|updates)\b.{0,100}
      \b(?:delivered|inbox|newsletters?|e-?mails?|alerts?)\b
    | (?:thanks|thank\ you)\ for\ (?:reading|subscribing|signing)
    | (?:support|donate\ to|become\ a)\b.{0,50}\b(?:journalism|member(?:ship)?|subscriber|newsroom)\b
    | (?:download|get)\ (?:the|our)\ [^.!?]{0,40}\bapp\b
    | (?:get|catch)\ (?:all\ )?(?:the\ )?(?:latest|breaking|real-time)\b[^.!?]{0,60}\bnews\b
    | (?:get|catch)\ (?:all\ (?:the\ )?|the\ )(?:\w+\ ){0,2}news\b[^.!?]{0,60}\bupdates\b
    | your\ subscription\ (?:could\ not|has\ been)\b | an\ error\ (?:has\ )?occurred\b

    # where to click, read on and share
    | (?:please\ )?click\ (?:here|on\ the|to\ (?:view|read|watch|listen|share))\b | tap\ here\b
    | \[?click\b.{0,20}\bto\ (?:read|view)\b | [^"“]{0,110}(?<!\bto\ )\bclick(?:ing)?\ here\b[^.!?]{0,60}[.!?]?$
    | [^"“]{0,250}[.!?|]\ sign\ up\ here\b[^.!?]{0,30}[.!?]?$
    | (?:read|see|watch|listen|hear|view)\ (?:more|also|next|now|here|this)\b\s*[:>»|–—-]
    | (?:also|must|now)[ -](?:read|see|watch|listen)\s*[:>»|–—-] | (?:do\ ?n[’']?t\ miss|keep\ (?:on\ )?reading)\s*[:>»|]
    | (?:related|more|see\ also|also\ see|also\ read|also|watch|video|photos|read|listen|recommended|trending)
      (?:\ (?:articles?|stories|story|news|posts?|video|reading|coverage|from|on|in|about)\b[^.!?]{0,40})?\s*[:>»|]
    | more\ (?:from|on|about|in|stories)\b[^.!?]{0,60}$
    | read\ (?:more|the\ (?:full|rest|entire|original|latest))\b[^!?]{0,80}$
    | to\ (?:read|receive|get|comment|continue|subscribe|learn|find\ out|join|leave)\b.{0,60}
      \b(?:click|sign\ up|subscribe|visit|log\ in|register)\b
    | for\ (?:more|(?:all\ )?(?:the\ )?latest|full|complete|breaking)\b.{0,60}
      \b(?:click|visit|follow|subscribe|sign\ up|go\ to|download)\b
    | (?:follow|like|find|join|connect\ with)
      \ (?:us|me|him|her|them|@\w+|the\ \w+|[\w.’'-]+\ [\w.’'-]+|[\w.’'-]+)\ (?:\w+\ ){0,3}
      on\ (?:twitter|facebook|instagram|x\b|youtube|linkedin|telegram|google|social)
    | follow\ @\w | @\w+$ | you\ can\ follow\ .{3,60}\ on\ (?:twitter|facebook)
    | (?:(?:please\ )?(?:join|follow)|(?:click|tap)\b[^.!?]{0,20}\bto\ (?:join|follow))\b[^.!?"“]{0,60}
      \b(?:on\ (?:facebook|instagram|twitter|whatsapp|telegram|viber|google\ news)\b|(?:whatsapp|telegram|viber|google\ news)\ (?:channel|communit|group|page))
    | follow\ (?:our|live|(?:all\ )?the\ latest)\b[^.!?]{0,60}\b(?:live\ ?blog|coverage|updates|here)\b
    | (?:(?:please|kindly)\ )?(?:share|pin|tweet)\ (?:this|on|via|it)\b[^.]{0,40}$
    | explore\ more\b | suggested\ topics\b | like\ (?:this:|loading)

    # comments and what is to come
    | (?:let\ us\ know|have\ your\ say|tell\ us|share\ your\ (?:thoughts|views|opinion)|what\ do\ you\ think)\b
      .{0,60}\b(?:comments?|below)\b | be\ the\ first\ to\ comment\b
    | (?:please\ |you\ (?:must|need\ to|have\ to)\ )(?:be\ logged\ in|log\ ?in|sign\ in|register)\ to
      \ (?:access|comment|continue|post|read|reply|view)\b
    | (?:this|our)\ (?:live\ ?)?(?:blog|coverage|page)\ (?:is\ now|has\ now|has|is)\ (?:closed|closing|ended|moved|paused)\b
    | this\ is\ a\ (?:developing|breaking)\ (?:news\ )?story\b | (?:more|details|more\ details)\ to\ (?:follow|come)\W*$
    | stay\ (?:tuned|informed|updated|up[ -]to[ -]date)\b

    # counts, times and labels
    | \d+\ (?:comments?|shares?|views?|min(?:ute)?s?\ read|min(?:ute)?s?\ ago|hours?\ ago|days?\ ago|weeks?\ ago
      |months?\ ago|years?\ ago)\b[^.]{0,20}$
    | (?:min(?:ute)?s?|reading\ time)\b[^.]{0,10}\bread
    | (?:file\ under|filed\ under|tags?|topics?|categories|keywords|posted\ in)\s*:

    # rights and consent
    | copyright\b(?!\ (?:act|case|claim|infring|holder|issue|law|office|owner|protect|rule|suit|term|treat|viola))
    | \(c\)\s*\d{4} | © | all\ rights\ reserved
    | (?:we|this\ (?:site|website)|our\ (?:site|website))\ (?:and\ our\ partners\ )?uses?\ cookies
    | by\ (?:signing|continuing|clicking|subscribing|using|providing\ (?:an|your)\ e-?mail)\b.{0,80}\b(?:agree|consent|accept|terms|privacy)\b

    # the paper on its own article, and letters to it
    | this\ (?:article|story|post|piece|column|report|page|content)\ (?:
          is\ more\ than\ \w+\ (?:years?|months?)\ old
        | (?:has\ been|was|is|were|will\ be)\ (?:\w+\ )?
          (?:updated|corrected|published|republished|adapted|excerpted|edited|produced|provided|supported|available
          |part\ of|translated|reprinted|reproduced)
        | (?:originally|first)\ (?:appeared|ran) | appeared | contains\ affiliate)
    | (?:first\ |originally\ )?published\ in\ [^.!?\d]{3,60}\d{1,2}(?:st|nd|rd|th)?,?\ (?:19|20)\d\d(?:\.|$)
    | (?:an?\ (?:earlier|previous|original|shorter|longer)?\ ?version\ of\ this
      \ (?:article|story|post|column|report|piece|headline))
    | correction(?:\ appended)?: | clarification: | editor(?:s|[’']s|s[’'])\ note\b
    | (?:the\ )?(?:views|opinions)\ (?:expressed|are\ personal)\b | disclaimer\s*:
    | (?:the\ )?(?:author|writer)(?:s|[’']s|s[’'])\ (?:views|opinions)\b
    | [^"“]{0,30}\b(?:story|article|report|content)\ has\ not\ been\ edited\b
    | (?:if\ you\ have|do\ you\ have|have\ you\ got|have|got)\ an?\ (?:\w+\ )?(?:tip\b|story\b[^.!?]{0,40}(?:\?|,\ (?:e-?mail|write|send|contact)\b)) | send\ (?:us\ )?(?:tips|your|a\ letter)\b
    | submit\ (?:a|your)\ letters?\b | we\ want\ to\ hear\ (?:what\ you|from\ you|your)\b | learn\ more\ about\ (?:our|how\ we)\b
    | e-?mail\ (?:us|the\ (?:author|writer|reporter))\b | contact\ (?:us|the\ (?:author|writer|reporter|editor))\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Beginnings that make a line chrome, whatever follows, unless it is a long paragraph."""

CHROME_WITHIN = (
    "all rights reserved", "may not be published, broadcast", "rewritten or redistributed", "reproduced without permission",
    "newsletters manage", "to your inbox", "terms of service and privacy", "terms of use and privacy", "privacy policy and terms",
    "available without charge to any eligible", "click here for reprint", "click here to",
    "follow him on twitter", "follow her on twitter", "follow me on twitter", "follow us on", "on twitter @", "on twitter at @",
    "listen and subscribe", "wherever you get your podcasts", "no paywall", "support our journalism", "support our work",
    "consider supporting", "support html5", "enable javascript", "from a syndicated ", "trust principles",
)  # fmt: skip
"""Phrases that make a short paragraph chrome, anywhere in it (lower case)."""

NOTICE = re.compile(
    r"""\b(?:
    # consent
      (?:we|us)\ and\ (?:our|selected|\d+)\ [^.!?]{0,40}\b(?:partners|vendors|third\ parties)\b[^!?]{0,200}
      \b(?:cookies|personal\ data|identifiers|device)\b
    | (?:your|our)\ [^.!?]{0,40}\bcookies?\b | you\ (?:accept|agree\ to|consent\ to)\ [^.!?]{0,40}\bcookies
    | cookies\b[^.!?]{0,60}
      \b(?:your\ (?:browser|device|experience|consent|settings|preferences)|our\ (?:site|website|service))

    # letters
    | our\ (?:free\ )?(?:morning|evening|daily|weekly|weekday|weekend)
      \ (?:news)?(?:e-?mail|letter|briefing|bulletin|digest|round-?up)\b
    | we\ will\ never\ (?:share|sell|pass\ on)\ your\ (?:e-?mail|address|details|data)
    | (?:unsubscribe|opt\ out)(?:\ from\ [^.!?]{0,40})?\ at\ any\ time
    | (?:get|receive|delivered|news|stories|round-?up|straight|directly)\b[^.!?]{0,60}\ (?:in|to|into)\ your\ inbox\b
    | sign(?:ing)?\ up\ (?:for|to)\ our\b[^.!?]{0,40}\b(?:newsletters?|e-?mails?|alerts?|letters?)\b
    | (?:enter|pop|put|type|leave)\ your\ (?:e-?mail|address)\b[^.!?]{0,40}\b(?:in|into|below|here|above)\b
    | we(?:\ will|[’']ll)\ (?:also\ )?send\ you\b[^.!?]{0,40}\b(?:e-?mails?|newsletters?|round-?up|briefing|alerts?)\b
    | your\ (?:\w+\ ){0,2}source\ (?:for|of)\b[^.!?]{0,40}\b(?:news|journalism|reporting)\b

    | (?:join|follow)(?:ing)?\ our\ (?:\w+\ ){0,2}(?:whatsapp|telegram|facebook|google|youtube)\b
    | you(?:\ will|[’']ll)\ (?:also\ )?(?:receive|get)\b[^.!?]{0,40}\b(?:updates|newsletters?|alerts|headlines|e-?mails)\b
    | (?:offers|promotions|adverts)\b[^.!?]{0,30}\ from\ us\b | \bour\ privacy\ (?:notice|policy)\b
    | \bcancel\ (?:at\ )?any\ ?time\b
    | scan\ the\ qr\ code\ (?:above|below)\b

    # money
    | (?:may|might|could|can|will)\ (?:also\ )?(?:earn|receive|get|make)\b[^.!?]{0,40}\ commission\b[^.!?]{0,60}
      \b(?:links?|sales|purchases?|supports?|bought|buy)\b
    | (?:links?|purchases?|buy)\b[^.!?]{0,80}\b(?:earn|receive|get|make)\b[^.!?]{0,40}\ commission\b
    | join\ (?:(?:over|more\ than)\ )?[\d,.]+\+?\ ?(?:k|thousand|million)?\ (?:other\ )?
      (?:subscribers|readers|members|supporters|followers)
    | (?:please|consider|you\ can|if\ you\ can|help\ us|we\ need\ your)\b[^.!?]{0,60}\b(?:
          donat\w+ | subscrib\w+ | contribut\w+\ to\ (?:our|us)
        | support(?:ing)?\ (?:us|our|this\ (?:site|paper|newspaper|work)|independent\ journalism)
        | becom\w+\ a\ (?:member|subscriber|supporter|patron)
        | keep\ (?:us|it|our\ \w+)\ (?:going|alive|free|open|lit|running|independent))
    | you(?:\ have|[’']ve)\ (?:read|reached|used|\d+)\b[^.!?]{0,40}\b(?:free\ )?(?:articles?|stories)\b[^.!?]{0,20}
      \b(?:this\ month|left|remaining|limit)
    | (?:already|not\ yet|become)\ a\ (?:subscriber|member)\s*[?!]
    | (?:relies|rely|depends?)\ on\ (?:the\ support\ of\ )?(?:our\ |its\ )?readers\b | reader[- ](?:funded|supported)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Notices to readers about consent, newsletters and money. They count only outside quotation marks."""

NOTICE_HINTS = (
    "your ", "you ", " us ", " our ", "our daily", "our week", "our morning", "our free", "our evening", "cookie", "partners", "subscri", "donat", "reader", "join ", "you'll ", "you’ll ",
    "support", "opt out", "a member", " commission",
)  # fmt: skip
"""Strings (lower case) one of which is in every line that :data:`NOTICE` matches."""
