/**
 * How much harm waiting does, as stems of words without accents. These are about what is affected;
 * words of tone ("urgent", "asap", capitals) are left out on purpose.
 */
export const impactSignals = {
  everyone: `
    everyone|everybody|everywhere|(?:nobody|no one|no-one)(?: (?:in|at|on|of|from) .{1,30}?)? can(?! help|(?:not|'t) )|none of (?:us|our|the)|entire|whole (?:\\p{L}+ )?(?:company|hospital|team|school|office|building|class|checkout|desk|store|shop)|whole class|(?:all|every)(?: of)?(?: (?:our|the|my|your|other))? (?:\\d+ )?(?:customer|user|(?:card )?payment|transaction|store|shop|branch|department|employee|staff|call|request|project|team|order|client|patient|student|ward|tenant|site|file|people|calls)|all of them|for all |hundreds|thousands|\\d{2,} (?:\\p{L}+ )?(?:customers|users|people|orders|employees|stores|clients|tenants|patients|students)
    alle(?! (?:drei|zwei))(?:r|n|s)?(?![\\p{L}])|kein(?:e|er|em)? (?:kunde|mitarbeiter|nutzer|benutzer|unserer)|niemand|keiner unserer
    todos? (?:los|las|el|nuestros)|nadie|ningun (?:usuario|cliente|empleado)|todo parado|esta todo
    toutes? (?:les|nos)|tous (?:les|nos)|personne ne|aucun (?:client|utilisateur)|notre boutique
    todos os|todas as|ninguem|nenhum (?:cliente|usuario)
    tutti|nessuno|nessun (?:utente|cliente)|completamente
    iedereen|niemand|geen enkele|alle (?:medewerkers|klanten)|het hele|alles
    wszyscy|nikt|herkes|kimse|全員|誰も
    \\d{2,} (?:\\p{L}+ )?(?:teachers|pupils|members|players|guests|drivers|nurses|doctors|agents|visitors|subscribers|machines|devices|sites|locations|branches|rooms|shops|accounts|domains|companies)|all (?:four|five|six|seven|eight|nine|ten|twelve|\\d+)|each of our|in (?:all|every) (?:\\p{L}+ )?(?:country|region|city|area|plant|store|shop|ward|school)
    samtlich|jede[rnsm]? unserer|alle unsere|\\d{2,} (?:mitarbeiter|kunden|nutzer|leute|filialen|benutzer|personen)
    ningun[ao]? |cada un|\\d{2,} (?:clientes|usuarios|empleados|personas|tiendas)
    chacun de
    \\d{2,} (?:clientes|utilizadores|usuarios|funcionarios|pessoas|lojas)|\\d{2,} (?:clienti|utenti|dipendenti|persone|negozi)|\\d{2,} (?:klanten|gebruikers|medewerkers|mensen|winkels)`,
  outage: `
    (?:is|are|was|went|been|completely|everything|site|service|server|system|production|checkout) down(?![\\p{L}])|outage|production down|50[0-9](?![\\p{N}])|unreachable|stopped responding|does not respond|offline for|all .{0,20}fail|every .{0,20}fail|on paper
    ausgefallen|ausfall|nicht erreichbar|steht still
    caido|parado|fuera de servicio
    en panne|inaccessible|hors service
    fora do ar|parou|fermo|non raggiungibil|ligt plat|plat(?![\\p{L}])|storing|障害`,
  dataLost: `
    lost (?:about |over |some |more than )?\\d+ (?:orders|sales|customers|bookings)|losing (?:orders|sales|customers|money)|data (?:is |was |are |were |has |have )?(?:all )?(?:gone|lost|loss|deleted|wiped|missing)|(?:lost|losing|lose|deleted|wiped) (?:all |our |the |my |every )*(?:data|files|records|projects|orders|work)|disappeared|vanished|lost for good|ransom|corrupt|overwritten|none of the .{0,20}backup|restore(?:d)?(?![\\p{L}])
    daten (?:sind )?(?:weg|verloren|geloscht)|verschwunden
    datos (?:perdidos|borrados)|perdido (?:todos )?los datos|desaparec
    donnees (?:perdues|effacees)|disparu
    dados (?:perdidos|apagados)|sumiram|dati (?:persi|cancellati)|spariti|gegevens (?:kwijt|weg)`,
  breach: `
    hack|breach|someone else (?:is )?in my|somebody else|unauthori[sz]ed|did not make|didn't make|leak|phish|fraud|stolen (?:data|account)|see other|other (?:students|users|customers|people|clients|patients)'|can still (?:log|sign)|security (?:hole|incident)|vulnerab|compromised|ransom|suspicious login|identity theft
    gehackt|datenleck|fremde[rn]? zugriff|missbrauch
    hackead|robad|filtrad|pirate|piratage|fuite|invadid|vazamento|violat|rubat|gehackt|datalek
    of another (?:company|customer|user|person|patient|student|tenant)|not ours|someone else's|somebody else's|other people's|belongs? to (?:another|someone|somebody)|intruder|stranger|(?:he|she|they) can still|still has access`,
  danger: `
    patient|ward(?:s)?(?![\\p{L}])|hospital|dose|dosing|insulin|injur|danger|unsafe|fire(?![\\p{L}w])|smoke(?![\\p{L}])|gas leak|locked in(?![\\p{L}])|emergency|ambulance|electric shock|alarm (?:is|does|not)|overheat|allerg|poison
    krankenhaus|klinik|gefahr|verletz|notfall|brand(?![\\p{L}])
    hospital|clinic|peligro|herid|urgencias
    hopital|clinique|danger|bless|perigo|ospedale|pericol|gevaar|ziekenhuis
    overdose|bleed|burn(?:t|s|ing)?(?![\\p{L}])|explod|explosion|electrocut|caught fire|evacuat|life.threaten|ambulance
    lebensgefahr|medikament|patientin|emergenc|urgence|medicament|doente|paziente|farmac|patient|medicijn`,
  blocked: `
    (?:nobody|no one)(?: .{1,30}?)? can (?:open|log|access|see|use|work|pay|sign|get|enter)|(?:can(?:not|'t|t| not)|could ?n.t|unable to) (?:\\p{L}+ )?(?:work|log|sign|access|get in|open|submit|ship|scan|post|start|use|do|enter|pay|send|issue|reach|anything|manage)|locked out|account (?:is|was) (?:now )?(?:locked|blocked|suspended)|(?:is|was|got) (?:now )?(?:locked|blocked|suspended)|won't start|not start at all|at all(?![\\p{L}])|stopped(?! (?:showing|syncing))(?![\\p{L}])|refuses the connection|doesn.t (?:print|react|come)|never arrives|no way (?:to|around)|no workaround|nobody has the rights|cut us off|without it
    kann nicht (?:mehr )?arbeiten|gesperrt|kein zugriff|geht nicht mehr
    no puedo|no podemos|bloquead
    ne (?:peux|peut|pouvons) plus|bloque(?:e)?(?![\\p{L}])|impossible de
    nao consig|nao ha outra|bloquead
    non riesc|bloccat|negato|kan niet (?:meer )?(?:werken|inloggen)|geblokkeerd
    nie mozemy|nie moge|zablokowan|yapamiyor|できません`,
  deadline: `
    today|tonight|this (?:afternoon|evening)|deadline|due (?:at|by|in|today|tomorrow)|by (?:noon|midnight|tomorrow|\\d)|at noon|in (?:\\d+|an|one|two) (?:minutes?|hours?)|closes|as we speak|right now|clients waiting|about to
    heute|bis morgen|frist
    hoy|manana mismo|plazo
    aujourd'?hui|ce soir|delai
    hoje|prazo|oggi|scadenza|vandaag|vanochtend|dzisiaj|bugun|今日
    this morning .{0,30}must|before (?:noon|midnight|tonight|closing)|number grows|truck|(?:is|are|have been) waiting (?:since|for)|(?:parcels|orders|customers|people|patients|guests) (?:are )?(?:wait|queu)`,
  moneyTaken: `
    (?:charged|billed|debited|paid|taken|deducted|withdrawn|payment) (?:\\p{L}+ ){0,4}?(?:twice|double|two times|again|wrongly)|(?:two|three|2|3) times|twice|double[d]?(?![\\p{L}])|still (?:being )?(?:billed|charged)|duplicate (?:charge|payment)|overcharg|unauthori[sz]ed (?:charge|payment)|didn't (?:buy|order)|ten times|10x|suspended today
    zweimal|doppelt|zu viel abgebucht
    dos veces|duplicad|doble
    deux fois|double(?![\\p{L}])|en trop
    duas vezes|dobro|due volte|doppio|twee keer|dubbel|dwa razy|iki kez
    (?:charged|debited|collected|taken|withdrawn|deducted|billed) .{0,40}(?:after i|although|despite|even though|without (?:my|asking|telling)|instead of|too much)|(?:cancel+ed|ended|terminated) .{0,60}(?:charged|debited|taken|billed|withdrew)|too much(?= (?:money|was|on))|(?:money|amount|it|them) back(?![\\p{L}])
    zu viel|trotz kundigung|de mas(?![\\p{L}])|a pesar de|malgre|a mais(?![\\p{L}])|apesar de|troppo|nonostante|te veel|ondanks|za duzo`,
  workaround: `
    in the meantime|for now|manually|by hand|workaround(?<!no workaround)|otherwise|smaller ones|typing works|switched to|in the end|sometimes|one in (?:ten|fifty|a)|every other|the rest (?:is|works)|others? (?:pages |ones )?(?:work|are fine|run)|on newer ones|annoying|without it i find|can filter|got what i needed|i split|until then|most of
    manchmal|meistens|beim zweiten|vorerst|von hand
    a veces|al final|mientras tanto|a mano
    parfois|a la main|en attendant
    as vezes|por enquanto|a volte|nel frattempo|quelle piccole|af en toe|soms|werkt het weer|voorlopig|czasami|bazen
    if i (?:open|restart|reload|save)|after (?:a )?(?:restart|reload)|only if|now and then|once in a while|occasionally|roughly one|at least|meanwhile|so i use|the old (?:one|version) works|works (?:fine|ok|well|again)|still works|totals are right|until it is fixed
    trotzdem|ab und zu|mit der maus|solange|mientras|de vez en cuando|de temps en temps|quand meme|entretemps|enquanto isso|de vez em quando|ogni tanto|intanto|toch|ondertussen`,
  request: `
    please|could you|can you|would you|i'd like to|i would like|we'd like|we would like|i want to|i need (?:to|you|a|my)|need to|correct(?:ed|ion)?(?![\\p{L}])|exchange|change|switch|move(?:d)?(?![\\p{L}])|add (?:a|the|my|our|new)|remove|merge|confirm|update my|delete|close my|where is it|has not arrived|wrong
    bitte|korrig|berichtig|anlegen|andern
    por favor|quisiera|necesito|cambiar|correg
    merci de|pouvez-vous|je souhaite|corriger|supprimer|je voudrais
    por favor|gostaria|alterar|trocar|preciso
    potete|vorrei|inviarla|modificare|graag|wijzigen|wil ik|prosze|lutfen|変更`,
  cosmetic: `
    typo|cosmetic|tiny|misalign|blurr|flicker|icon|tooltip|logo|spell|pixel|minor|just letting you know|no harm|small thing|says '|not important|color of|colour of
    schreibfehler|nur als hinweis|kosmetisch
    errata|estetic|faute de frappe|cosmetique|erro de digitacao|refuso|spelfout|schoonheidsfout`,
  question: `
    \\p{L}{0,30}\\?
    how (?:do|can|much|long|many)|where (?:do|can|is)|do you|are you|is it possible|is there|what (?:are|is|does|do)|which|wondering|curious|quick one|can i|question|explain|when (?:will|do|is)|why
    frage|was kostet|haben sie|wie (?:kann|geht|lange)
    cual es|como (?:puedo|se)|cuando|pregunta
    est-ce que|comment|combien|quand
    como faco|voces|duvida|quando|siete|come (?:posso|si)|quando|hoe (?:kan|lang)|vraag|jullie|misiniz|ですか`,
  wish: `
    feature|idea(?![\\p{L}])|suggest|would be (?:a )?(?:great|nice|good)|love to|i'd love|maybe|thanks? (?:to|for)|thank you|fantastic|feedback|demo(?![\\p{L}])|invite your|conference|just wanted|only asking|not asking|discount|educational price|whenever you have|no need to do|hello(?![\\p{L}]) *$|opening hours
    vorschlag|wunsch|lob(?![\\p{L}])|offnungszeit|preis
    sugerencia|horario|bravo|reussie|horaires
    sugestao|orari|suggeriment|suggestie|saatleri`,
}
