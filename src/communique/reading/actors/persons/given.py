"""The gender of given names: "Donald", "Ann"."""

from __future__ import annotations

from communique.english import word_set
from communique.knowledge import normalise

_MEN = word_set(
    """
    aaron abdel abdul abdulaziz abdullah abdulrahman abraham adam adnan ahmad ahmed ajit akbar alan albert alberto
    alejandro aleksandr alexander alexandre alexei alfred alfredo ali allan amir amit anatoly andre andreas andres andrew
    andrey andrzej angus anil anthony antoine anton antonio antonis arjun armando arnold arthur arturo arun ashraf asif
    ayman aziz barack barry bashar bassem ben benedict benito benjamin bernard bernardo bernie bill bob bogdan boris brad
    bradley brandon brendan brett brian bruce bruno burhan carl carlos cesar charles charlie christoph christophe
    christopher chuck clarence claudio clive conor craig curtis cyril dan daniel daniele darren dave david dean denis
    dennis diego dieter dimitri dimitrios dimitris dmitri dmitry dominic donald doug douglas duncan dylan edgar edmund
    eduardo edward edwin ehud eli elijah elliott emilio emmanuel enrico enrique eric erik ernesto ernst eugene evan evo
    fahad faisal federico felipe felix ferdinand fernando fidel filippo francesco francis francisco franco francois frank
    franz fred frederick friedrich fritz gabriel gareth gary gavin geert gennady geoff geoffrey george georgi georgios
    gerald gerard gerhard gianni gideon gilbert giorgos giovanni giuseppe glenn goran gordon graham greg gregory guillaume
    guillermo gunther gustavo guy hamid hamza hans harald harold harry harvey hassan hector heinz helmut henri henrik
    henry herbert herman hermann hosni howard hugh hugo hussein ian ibrahim igor imran isaac ismail ivan jack jacob
    jacques jahangir jair jake jakob jamal james jared jarrett jason javier jawad jeff jeffrey jeremy jerome jerry jesse
    jim jimmy joachim joaquin joe joel johan johann johannes john johnny jon jonathan jorge jose josef joseph josh joshua
    jozef juan juergen julian julio julius junaid justin karl karol keith ken kenneth kevin khaled khalid khalil kofi
    konrad konstantin konstantinos kostas kurt kyle larry lars laurent lawrence leon leonard leonardo leonid leopoldo liam
    lloyd lorenzo louis luca lucas luigi luis luiz lukas luke mahathir mahmoud mahmud malcolm manfred manmohan manuel marc
    marcel marcelo marco marcos marcus mario marius mark markus martin marwan massimo mateusz matt matteo matthew matthias
    maurice mauricio max maximilian mehmet michael michel miguel mihai mike mikhail milos mitch mitt mohamed mohammad
    mohammed mohsen moshe moussa muammar muhammad muhammadu mustafa naftali narendra nathan nathaniel nawaz neil nelson
    nestor nicholas nicolas nigel nikita nikolai nikos nils noah norman octavio olaf oleg oliver olivier olusegun omar
    oscar otto owen pablo paolo patrick paul paulo pavel pedro pervez pete peter petr petro philip philippe phillip pierre
    pieter piotr pranab qasem quentin rafael rahul rajiv rajnath ralph ramon ramzan raul ray raymond recep reinhard reza
    ricardo richard rick rob robert roberto rod roderick rodney rodrigo roger roland rolf ron ronald ross roy rudolf rudy
    rupert russell ryan saad saeed salah salem salman salvador salvatore samuel sanjay santiago scott sean sebastian
    sergei sergey sergio seth shahbaz shimon shinzo silvio simon slobodan soren stefan stefano stephane stephen steve
    steven stewart stuart suleiman sunil sven tariq tayyip ted terrence theodore thierry thomas tim timothy tobias todd
    tom tomas tomasz tommy tony trevor tyler ulrich umberto uwe vaclav valentin valery vicente victor vikram viktor
    vincent vincenzo vitali vitaly vladimir vladislav volodymyr waleed walid walter warren wayne werner wilfried wilhelm
    willem william winston wolfgang xavier yair yasser yevgeny yitzhak yoshihide yousef youssef yuri yusuf yves zaid zoran
    """
)
"""Given names of men that hardly any woman has."""
_WOMEN = word_set(
    """
    abigail adriana aisha alejandra alexandra alexandria alice alicia alina alison allison amanda amelia amina amy ana
    anastasia angela angelina anita ann anna annabel anne annegret annette annie antonia asma astrid audrey ayesha barbara
    beata beatrice beatriz benazir bernadette beth betsy betty beverly birgit brenda bridget brigitte britney carla carly
    carmen carol carolina caroline carolyn carrie catalina catarina catherine cathy cecilia celia charlotte chelsea cheryl
    christiane christina christine cindy claire clara claudia claudine colleen concepcion condoleezza cristina cynthia
    daniela danielle debbie deborah delcy denise diana diane dianne dilma dolores donna dora doris dorothy edith eileen
    elaine eleanor elena elisa elisabeth elizabeth ella ellen elsa emily emma erika erna esther ethel eva evelyn fatima
    fatou federica fiona frances francesca frauke frederique gabriela gabrielle geraldine gina giorgia gloria grace greta
    gretchen hanan hannah harriet heather heidi helen helena helene helle hilda hillary ilse imelda ines inga ingrid irena
    irene irina iris isabel isabella isabelle ivanka jacinda jacqueline jane janet janice jasmine jeanine jeanne jennifer
    jenny jessica jill joanna johanna josephine joyce juanita judith judy julia juliana julie kamala karen karin karine
    kate katerina katharina katherine kathleen kathryn kathy katie katrin katrina kayleigh keiko kellyanne kersti kirsten
    kirsti kirstjen kristalina kristen kristin kristina lana laura lauren leila leni leticia lilian lillian linda lisa liz
    liza lois loretta lori louise lucia lucy luisa lydia lyudmila madeleine maggie malala manuela margaret margarita
    margot margrethe maria mariana marie marina marjorie marta martha mary maryam maureen maxine mayawati megan meghan
    melania melanie melinda melissa mercedes mette michaela michelle mildred miriam monica monika nadia nadine nancy naomi
    natalia natalie natasha nathalie nicole nikki nina nirmala nora norma ofelia oksana olga olivia pamela patricia
    patrizia paula pauline penelope penny petra phyllis priscilla priti priyanka rachel rebecca regina renata rhonda rita
    roberta rosa rosalind rose rosemary roxana ruth sabine sally samantha sandra sara sarah serena sharon sheila shirley
    silvia sofia solange sonia sonja sophia sophie stella stephanie susan susana susanna susanne suzanne svetlana sylvia
    sylvie tamara tammy tanya tatiana teresa theresa therese tina tulsi uma ursula valentina valerie vanessa vera veronica
    veronika viola violeta vivian wendy yolanda yulia yvonne zainab zuzana
    """
)
"""Given names of women that hardly any man has."""


def gender_of(name: str) -> str | None:
    """Return the gender of a full name by its first word, "m" or "f"; ``None`` if that is a name of both, or not known.

    >>> gender_of("Donald Trump"), gender_of("Angela Merkel"), gender_of("Kim Darroch"), gender_of("Trump")
    ('m', 'f', None, None)
    """
    given, _, rest = normalise(name).partition(" ")
    if not rest:
        return None
    return "m" if given in _MEN else "f" if given in _WOMEN else None
