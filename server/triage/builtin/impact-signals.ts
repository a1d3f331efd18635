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
    \\d{2,} (?:clientes|utilizadores|usuarios|funcionarios|pessoas|lojas)|\\d{2,} (?:clienti|utenti|dipendenti|persone|negozi)|\\d{2,} (?:klanten|gebruikers|medewerkers|mensen|winkels)
    all (?:of )?(?:our|us)(?![\\p{L}])|no (?:customer|user|employee|member|patient|student|driver)|company.?wide|nationwide|several (?:people|customers|users|offices|clients)|many (?:people|customers|users|clients)|dozens|multiple (?:people|customers|users|clients)|both (?:sites|offices|plants|locations)|our (?:customers|users|clients|patients|students|guests) (?:can't|cannot|can not|are unable)|other (?:customers|parents|people) (?:are|have|will)
    kein(?:e|er|en)? (?:einzige|unserer)|in allen|mehrere (?:kunden|kollegen|mitarbeiter)|unsere kunden
    ningun[ao]? de|en todas|nuestros clientes|varios (?:clientes|usuarios)|\\d{2,} tiendas
    aucun(?:e)? (?:de|des)|nos clients|toute l'|plusieurs (?:clients|utilisateurs|personnes)|\\d{2,} (?:personnes|clients|utilisateurs|employes|adherents)
    nossos clientes|nenhum(?:a)? d|varios clientes|nostri clienti|nessun(?:a|o)? d|molti clienti
    geen van|onze klanten|meerdere (?:klanten|collega)|wszystk|zaden|zadn|nasi klienci|butun|hicbir|musterilerimiz|すべて|全店`,
  outage: `
    (?:is|are|was|went|been|completely|everything|site|service|server|system|production|checkout) down(?![\\p{L}])|outage|production down|50[0-9](?![\\p{N}])|unreachable|stopped responding|does not respond|offline for|all .{0,20}fail|every .{0,20}fail|on paper
    ausgefallen|ausfall|nicht erreichbar|steht still
    caido|parado|fuera de servicio
    en panne|inaccessible|hors service
    fora do ar|parou|fermo|non raggiungibil|ligt plat|plat(?![\\p{L}])|storing|障害
    stand(?:s|ing)? still|standstill|blackout|no (?:power|phones?)(?![\\p{L}])|disconnected|halted|nothing works|everything (?:is |has )?(?:stopped|broken|offline|dead)
    stillstand|geht nichts|nichts geht|lahmgelegt|komplettausfall
    nada funciona|no funciona nada|paralizad|sin servicio
    rien ne (?:marche|fonctionne)|a l'arret|paralys
    paralisad|nada funciona|sem sistema|irraggiungibil|paralizzat
    niets werkt|eruit|alles ligt|onbereikbaar|niet bereikbaar|nic nie dziala|niedostepn|durdu|停止|ダウン`,
  dataLost: `
    lost (?:about |over |some |more than )?\\d+ (?:orders|sales|customers|bookings)|losing (?:orders|sales|customers|money)|data (?:is |was |are |were |has |have )?(?:all )?(?:gone|lost|loss|deleted|wiped|missing)|(?:lost|losing|lose|deleted|wiped) (?:all |our |the |my |every )*(?:data|files|records|projects|orders|work)|disappeared|vanished|lost for good|ransom|corrupt|overwritten|none of the .{0,20}backup|restore(?:d)?(?![\\p{L}])
    daten (?:sind )?(?:weg|verloren|geloscht)|verschwunden
    datos (?:perdidos|borrados)|perdido (?:todos )?los datos|desaparec
    donnees (?:perdues|effacees)|disparu
    dados (?:perdidos|apagados)|sumiram|dati (?:persi|cancellati)|spariti|gegevens (?:kwijt|weg)
    (?:days|weeks|months|years) of (?:work|data|orders|records|photos|history)|erased|backups? (?:is|are|have been|has been|was|were) (?:empty|broken|missing|corrupt)|unrecoverable|overwrote|missing (?:records|orders|files|data)|lost everything|no longer exist
    datenverlust|(?:sind|ist|alles) weg(?![\\p{L}])|uberschrieben
    perdida de datos|se han borrado|perdido todo|perte de donnees|tout perdu|ont ete effac
    perda de dados|perdita di dati|abbiamo perso|dataverlies|gewist|utrat\\p{L}* danych|zniknel|skasowan|silindi|kayboldu|データが消|消えて`,
  breach: `
    hack|breach|someone else (?:is )?in my|somebody else|unauthori[sz]ed|did not make|didn't make|leak|phish|fraud|stolen (?:data|account)|see other|other (?:students|users|customers|people|clients|patients)'|can still (?:log|sign)|security (?:hole|incident)|vulnerab|compromised|ransom|suspicious login|identity theft
    gehackt|datenleck|fremde[rn]? zugriff|missbrauch
    hackead|robad|filtrad|pirate|piratage|fuite|invadid|vazamento|violat|rubat|gehackt|datalek
    of another (?:company|customer|user|person|patient|student|tenant)|not ours|someone else's|somebody else's|other people's|belongs? to (?:another|someone|somebody)|intruder|stranger|(?:he|she|they) can still|still has access
    exposed|publicly (?:visible|accessible)|visible to (?:everyone|anyone|others?)|(?:wrong|previous|another|different|other) (?:patient|customer|user|person|student|client)(?:'s)? (?:data|record|file|name|list|letter|invoice|is|are)|taken over|hijack|impersonat|scam|ex-?employee .{0,60}(?:still|can)|someone (?:has |is |was )?(?:changed|logged|accessed|got into|using)|stranger|logged in from
    fremde|unbefugt|sicherheitslucke|einbruch|datenpanne
    alguien (?:ha )?(?:entr|acced|cambi)|no autorizad|brecha|suplant
    quelqu'un (?:s'est|a |utilise)|intrus|non autoris|faille|usurp
    alguem (?:entrou|acessou|mudou)|invasao|golpe(?![\\p{L}])|qualcuno (?:e entrato|ha )|intrusione|truffa
    inbraak|onbevoegd|lek(?![\\p{L}])|wlaman|wyciek|sizinti|yetkisiz|不正|乗っ取|漏洩|流出`,
  danger: `
    patient|ward(?:s)?(?![\\p{L}])|hospital|dose|dosing|insulin|injur|danger|unsafe|fire(?![\\p{L}w])|smoke(?![\\p{L}])|gas leak|locked in(?![\\p{L}])|emergency|ambulance|electric shock|alarm (?:is|does|not)|overheat|allerg|poison
    krankenhaus|klinik|gefahr|verletz|notfall|brand(?![\\p{L}])
    hospital|clinic|peligro|herid|urgencias
    hopital|clinique|danger|bless|perigo|ospedale|pericol|gevaar|ziekenhuis
    overdose|bleed|burn(?:t|s|ing)?(?![\\p{L}])|explod|explosion|electrocut|caught fire|evacuat|life.threaten|ambulance
    lebensgefahr|medikament|patientin|emergenc|urgence|medicament|doente|paziente|farmac|patient|medicijn
    chok(?:e|ing)|glass (?:in|splinter|shard)|splinters?|shards?(?![\\p{L}])|contaminat|carbon monoxide|sparks(?![\\p{L}])|scald|trapped|(?:not|never|n't) (?:get|be let) out|brakes?(?![\\p{L}])|died|dying|death|suffocat|medication|wrong drug|surgery|operating (?:room|theatre)|ventilator|hurt(?![\\p{L}])|melt(?:ed|ing)
    notruf|brennt|rauch(?![\\p{L}])|feuer|stromschlag|unfall|patient
    fuego|humo(?![\\p{L}])|incendio|accidente|paciente|fumee|incendie|patient
    fumaca|acidente|paciente|fuoco|incidente|scossa
    noodnummer|ongeluk|letsel|pozar|wypadek|pacjent|szpital|niebezpiecz|yangin|duman|hastane|tehlike|危険|火災|発煙|けが|患者|病院`,
  blocked: `
    (?:nobody|no one)(?: .{1,30}?)? can (?:open|log|access|see|use|work|pay|sign|get|enter)|(?:can(?:not|'t|t| not)|could ?n.t|unable to) (?:\\p{L}+ )?(?:work|log|sign|access|get in|open|submit|ship|scan|post|start|use|do|enter|pay|send|issue|reach|anything|manage)|locked out|account (?:is|was) (?:now )?(?:locked|blocked|suspended)|(?:is|was|got) (?:now )?(?:locked|blocked|suspended)|won't start|not start at all|stopped(?! (?:showing|syncing))(?![\\p{L}])|refuses the connection|doesn.t (?:print|react|come)|never arrives|no way (?:to|around)|no workaround|nobody has the rights|cut us off|without it
    kann nicht (?:mehr )?arbeiten|gesperrt|kein zugriff|geht nicht mehr
    no puedo|no podemos|bloquead
    ne (?:peux|peut|pouvons) plus|bloque(?:e)?(?![\\p{L}])|impossible de
    nao consig|nao ha outra|bloquead
    non riesc|bloccat|negato|kan niet (?:meer )?(?:werken|inloggen)|geblokkeerd
    nie mozemy|nie moge|zablokowan|yapamiyor|できません
    (?:can(?:not|'t|t| not)|could ?n.t|unable to|not able to) (?:\\p{L}+ )?(?:print|export|import|update|save|deliver|sell|teach|finish|continue|proceed|hand in|upload|download|call|record|document|dispatch|receive|join|connect|book|order|buy|pick)|doing nothing|lost a (?:whole )?day|no other way|work (?:has )?(?:stopped|stands)|idle(?![\\p{L}])|(?:team|department|staff|people|colleagues|line|warehouse) (?:is|are) (?:\\p{L}+ )?(?:waiting|idle|blocked|stuck|standing)|standing still|no access|lost access|out of action|unusable|(?<!not (?:a|really a) )blocker|block(?:s|ing) (?:us|me|our)|waiting (?:at|for us)|(?:work|open|start|load|respond|boot|print|connect|anything|nothing)\\p{L}* at all
    kann (?:\\p{L}+ ){0,5}nichts? (?:mehr )?(?:arbeiten|buchen|drucken|versenden|zugreifen|offnen|machen)|konnen (?:\\p{L}+ ){0,4}nicht(?:s)?(?![\\p{L}])|steht still|ausgesperrt|komme (?:\\p{L}+ ){0,2}nicht (?:mehr )?(?:rein|weiter)
    no (?:pueden|me deja|nos deja)|imposible|ne (?:peut|pouvons|peuvent)|impossible d'
    nao (?:conseguimos|posso|podemos)|impossivel|non (?:riusciamo|posso|possiamo)|ferm[ai](?![\\p{L}])|impossibile
    kan (?:\\p{L}+ ){0,3}niet|kunnen (?:\\p{L}+ ){0,3}niet|ligt stil|nie da sie|\\p{sc=Latin}{2,20}[ae]miyoru\\p{L}*|できない|使えな|入れな`,
  deadline: `
    today|tonight|this (?:afternoon|evening)|deadline|due (?:at|by|in|today|tomorrow)|by (?:noon|midnight|tomorrow)|at noon|in (?:\\d+|an|one|two) (?:minutes?|hours?)|closes|as we speak|right now|clients waiting|about to
    heute|bis morgen|frist
    hoy|manana mismo|plazo
    aujourd'?hui|ce soir|delai
    hoje|prazo|oggi|scadenza|vandaag|vanochtend|dzisiaj|bugun|今日
    this morning .{0,30}must|before (?:noon|midnight|tonight|closing)|number grows|truck|(?:is|are|have been) waiting (?:since|for)|(?:parcels|orders|customers|people|patients|guests) (?:are )?(?:wait|queu)
    at \\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'clock)|tomorrow|in (?:half an|three|a few) hours?|within (?:the )?(?:hour|\\d+ (?:hours?|minutes?))|starts? (?:at|in|today)|last day|expires? (?:today|tomorrow|tonight)|end of (?:the )?(?:day|business)|eod(?![\\p{L}])|by \\d{1,2}(?::\\d\\d| ?(?:am|pm|o'clock))
    noch heute|bis \\d{1,2} uhr|in (?:einer|zwei|wenigen) stunden?|in einer halben
    esta (?:tarde|noche)|en (?:media|una|dos) horas?|(?<!esta |la )manana(?![\\p{L}])|vence
    demain|avant (?:midi|\\d)|dans (?:une|deux) heures?|date limite
    amanha|esta (?:tarde|noite)|domani|stasera|entro (?:le|oggi|domani|stasera)
    vanavond|vanmiddag|uiterlijk|morgen (?:moet|om)|dzis(?![\\p{L}])|jutro|yarin|本日|明日|今夜|締め?切`,
  moneyTaken: `
    (?:charged|billed|debited|paid|taken|deducted|withdrawn|payment) (?:\\p{L}+ ){0,4}?(?:twice|double|two times|again|wrongly)|(?:two|three|2|3) times|twice|double[d]?(?![\\p{L}])|still (?:being )?(?:billed|charged)|duplicate (?:charge|payment)|overcharg|unauthori[sz]ed (?:charge|payment)|didn't (?:buy|order)|ten times|10x|suspended today
    zweimal|doppelt|zu viel abgebucht
    dos veces|duplicad|doble
    deux fois|double(?![\\p{L}])|en trop
    duas vezes|dobro|due volte|doppio|twee keer|dubbel|dwa razy|iki kez
    (?:charged|debited|collected|taken|withdrawn|deducted|billed) .{0,40}(?:after i|although|despite|even though|without (?:my|asking|telling)|instead of|too much)|(?:cancel+ed|ended|terminated) .{0,60}(?:charged|debited|taken|billed|withdrew)|too much(?= (?:money|was|on))
    zu viel|trotz kundigung|de mas(?![\\p{L}])|a pesar de|malgre|a mais(?![\\p{L}])|apesar de|troppo|nonostante|te veel|ondanks|za duzo
    never (?:bought|ordered|subscribed|signed|agreed)|without (?:my )?(?:consent|permission)|(?:do ?n't|did ?n't|do not|did not) (?:recogni[sz]e|authori[sz]e|subscribe)|(?:three|four|five) times|anyway(?![\\p{L}])|after (?:i|we) (?:had )?(?:cancel|ended|left|closed|quit)|wrong amount|overdraft
    nie (?:bestellt|gekauft|abgeschlossen)|nach (?:der |meiner )?kundigung|zwei ?mal|doppelte|im minus
    despues de (?:darme|cancelar|la baja)|otra vez|no reconozco|nunca (?:compre|contrate)
    apres (?:ma |la )?resiliation|jamais (?:commande|achete|souscrit)|ne reconnais|sans mon accord
    nao reconhe|nunca comprei|depois de cancelar|dopo (?:la |aver )?disd|mai (?:acquistato|ordinato)|non riconosc
    na (?:mijn )?opzegging|nooit besteld|dwukrotnie|podwojn|iki kere|二重|二回|2回|身に覚え`,
  workaround: `
    in the meantime|for now|manually|by hand|workaround(?<!no workaround)|otherwise|smaller ones|typing works|switched to|in the end|sometimes|one in (?:ten|fifty|a)|every other|the rest (?:is|works)|others? (?:pages |ones )?(?:work|are fine|run)|on newer ones|annoying|without it i find|can filter|got what i needed|i split|until then|most of
    manchmal|meistens|beim zweiten|vorerst|von hand
    a veces|al final|mientras tanto|a mano
    parfois|a la main|en attendant
    as vezes|por enquanto|a volte|nel frattempo|quelle piccole|af en toe|soms|werkt het weer|voorlopig|czasami|bazen
    if i (?:open|restart|reload|save)|after (?:a )?(?:restart|reload)|only if|now and then|once in a while|occasionally|roughly one|at least|meanwhile|so i use|the old (?:one|version) works|works (?:fine|ok|well|again)|still works|totals are right|until it is fixed
    trotzdem|ab und zu|mit der maus|solange|mientras|de vez en cuando|de temps en temps|quand meme|entretemps|enquanto isso|de vez em quando|ogni tanto|intanto|toch|ondertussen
    can live with|can still|i can (?:set|use|do|work)|not a blocker|not (?:stuck|blocked)|otherwise fine|nothing is (?:broken|lost)|so nothing|tedious|nuisance|inconvenien|for a while
    nervt|umstandlich|gelegentlich|immer (?:mal )?wieder|man kann .{0,20}(?:trotzdem|immer|auch)
    de momento|molest[oa]|nada grave|algunas veces|pour l'instant|genant|rien de grave|tout va bien
    por agora|por ora|nada grave|niente di grave|per ora|fastidios
    daarna gaat|niet erg|vervelend|na razie|recznie|simdilik|ara sira|時々|たまに|再読み込み`,
  request: `
    please|could you|can you|would you|i'd like to|i would like|we'd like|we would like|i want to|i need (?:to|you|a|my)|need to|correct(?:ed|ion)?(?![\\p{L}])|exchange|change|switch|move(?:d)?(?![\\p{L}])|add (?:a|the|my|our|new)|remove|merge|confirm|update my|delete|close my|where is it|has not arrived|wrong
    bitte|korrig|berichtig|anlegen|andern
    por favor|quisiera|necesito|cambiar|correg
    merci de|pouvez-vous|je souhaite|corriger|supprimer|je voudrais
    por favor|gostaria|alterar|trocar|preciso
    potete|vorrei|inviarla|modificare|graag|wijzigen|wil ik|prosze|lutfen|変更
    konnen sie|konntet ihr|mochte|wechseln|umstellen|loschen|sperren|ausstellen|hinzufugen|umtausch
    quiero|podeis|podrian|eliminar|anadir|pourriez|je veux|changer|modifier|ajouter
    mudar|quero|poderiam|adicionar|excluir|potreste|cambiare|aggiungere|eliminare
    kunt u|kunnen jullie|zou u|toevoegen|verwijderen|aanpassen|prosba|chcialbym|zmienic|usunac|istiyorum|degistir|お願い|してください
    vill (?:jag|byta|andra)|jag vill|kan ni`,
  cosmetic: `
    typo|cosmetic|tiny|misalign|blurr|flicker|icon|tooltip|logo(?![\\p{L}])|spell|pixel|minor|just letting you know|no harm|small thing|says '|not important|color of|colour of
    schreibfehler|nur als hinweis|kosmetisch
    errata|estetic|faute de frappe|cosmetique|erro de digitacao|refuso|spelfout|schoonheidsfout
    looks? (?:a bit |a little )?(?:silly|odd|strange|ugly|funny)|contrast|fonts?(?![\\p{L}])|misspel|wording|nitpick|thought you should know|for your information|just (?:odd|a detail|so you know)
    tippfehler|rechtschreib|optisch|nur zur info|kleinigkeit
    ortografi|sin importancia|coquille|orthographe|juste pour info|detalhe|so para avisar|errore di battitura|solo per segnalare
    typefout|tikfout|kleinigheid|ter info|literowk|drobiazg|yazim hatasi|誤字`,
  question: `
    \\p{L}{0,30}\\?
    how (?:do|can|much|long|many)|where (?:do|can|is)|do you|are you|is it possible|is there|what (?:are|is|does|do)|which|wondering|curious|quick one|can i|question|explain|when (?:will|do|is)|why
    frage|was kostet|haben sie|wie (?:kann|geht|lange)
    cual es|como (?:puedo|se)|cuando|pregunta
    est-ce que|comment|combien|quand
    como faco|voces|duvida|quando|siete|come (?:posso|si)|quando|hoe (?:kan|lang)|vraag|jullie|misiniz|ですか
    donde (?:puedo|esta)|onde (?:posso|fica)|dove (?:posso|si)|ou (?:puis-je|changer|trouver)|waar (?:kan|vind)|gdzie|nerede|nasil|jak moge|wo (?:kann|finde|ist)|gibt es|kann man`,
  wish: `
    feature|idea(?![\\p{L}])|suggest|would be (?:a )?(?:great|nice|good)|love to|i'd love|maybe|thank(?:s| you) (?:to|for (?:your|the) (?:great|good|kind|patient|fast|wonderful))|fantastic|feedback|demo(?![\\p{L}])|invite your|conference|just wanted|only asking|not asking|offer .{0,10}discount|educational price|whenever you have|no need to do|hello(?![\\p{L}]) *$|opening hours
    vorschlag|wunsch|lob(?![\\p{L}])|offnungszeit|preis
    sugerencia|horario|bravo|reussie|horaires
    sugestao|orari|suggeriment|suggestie|saatleri
    out of curiosity|nice to have|wish ?list|newsletter|reseller|thesis|interview|for (?:our|my) (?:own )?(?:records|comparison|planning)|praise|kudos
    anregung|ware (?:toll|schon|nett|super)|weiter so|aus neugier|seria (?:genial|bueno|bom|otimo)|serait (?:bien|super)|simple question|ideia|sarebbe (?:bello|utile|comodo)|volevo solo|zou (?:fijn|handig|leuk)|byloby|guzel olur|要望`,
  ongoing: `
    since (?:this morning|yesterday|today|last (?:night|week|\\p{L}+day)|noon|midnight|(?:about |around )?(?:\\d|six|seven|eight|nine|ten|three)|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:the|your|my|our) (?:\\p{L}+ )?(?:update|upgrade|migration|release|maintenance))|for (?:two|three|four|\\d+) (?:hours|days)|all (?:day|morning)(?![\\p{L}])|again and again
    seit (?:heute|gestern|dem|der|stunden|\\p{L}*tag|\\d)
    desde (?:ayer|esta|hoy|las|el|hace|ontem|hoje|as)
    depuis (?:ce|hier|la|le|lundi|mardi|mercredi|jeudi|vendredi)
    da (?:stamattina|ieri|oggi|lunedi|questa mattina)|dalle \\d
    sinds|od (?:rana|wczoraj|dzisiaj|poniedzialku)|beri(?![\\p{L}])|dunden|昨日から|今朝から|sedan i`,
}
