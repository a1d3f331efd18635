/**
 * What a ticket is about, as stems of words without accents, one or more alternatives a line, in
 * English, German, Spanish, French, Portuguese, Italian, Dutch and a little Polish, Turkish and
 * Japanese. A stem matches from the beginning of a word.
 */
export const categorySignals = {
  moneyMoved: `
    refund|reimburs|money back|charge(?:d|s|back)?(?![\\p{L}])|overcharg|debit|deduct|invoic|bill(?:s|ed|ing)?(?![\\p{L}])|receipt
    vat(?![\\p{L}])|tax(?:es)?(?![\\p{L}])|payroll|salar|gift card|top.?up|cash(?: |back|$)|atm(?![\\p{L}])|withdraw|exchange rate|direct debit
    rechnung|abgebucht|abbuchung|erstatt|gutschrift|mahnung|zahlung|mehrwertsteuer|gehalt
    factura|cobr[aoe]|reembols|devuelv|iva(?![\\p{L}])|recibo
    factur|preleve|prelevement|rembours|tva(?![\\p{L}])|avoir(?= de)
    fatura|cobranca|nota fiscal|boleto
    fattur|rimbors|addebit|ricevut
    afgeschreven|terugbetal|factuur|incasso
    faktur|korekt|zwrot|fatura|iade|請求|返金
    purchase order|credit note|instal?lment|sepa(?![\\p{L}])|iban(?![\\p{L}])|accounts department|want .{0,20}money back|lastschrift|devolucion|note de frais|debito|estorno|rimborso|nota di credito`,
  moneyNamed: `
    pric(?:e|es|ing)(?![\\p{L}])|cost(?:s)?(?![\\p{L}])|fee(?:s)?(?![\\p{L}])|payment|pay(?:ing|s)?(?![\\p{L}])|paid|discount|coupon|voucher|promo
    subscri|plan(?:s)?(?![\\p{L}])|yearly|annual|monthly|seats?(?= per)|quote(?![\\p{L}])|credit(?:ed|s)?(?![\\p{L}])|money|card (?:was|is|has been) (?:declin|refus)|declined|contract
    transfer|transaction|balance|statement|currenc|usd|eur(?:o|os)?(?![\\p{L}])|dollar|[$€£]\\d|\\d+ ?[€$£]
    preis|kostet|kosten|bezahl|rabatt|abo(?:nnement)?(?![\\p{L}])|tarif|betrag|kreditkarte
    precio|cuesta|pago|pagar|tarjeta|suscripcion|cuota|dinero
    prix|paiement|payer|carte bancaire|abonnement|tarif|remise
    preco|pagamento|pagar|cartao|assinatura|mensalidade
    prezzo|costa|pagamento|carta di credito|abbonamento
    prijs|betal|korting|bedrag|cena|platnos|fiyat|odeme|料金|支払`,
  faulty: `
    (?:nobody|no one)(?: .{1,30}?)? can (?:open|access|see|use|pay|order|work|print|load)|error|crash|bug(?:s|gy)?(?![\\p{L}])|exception|fail|broken|broke(?![\\p{L}])|freez|frozen|hang(?:s|ing)?(?![\\p{L}])|stuck|timeout|time[sd]? ?.?out|outage|glitch|malfunction|defect
    (?:is|are|was|went|been|completely|everything|site|service|server|system) down(?![\\p{L}])|offline|unreachable|(?:5\\d\\d|404)(?![\\p{N}])|ransom|corrupt|virus|malware
    (?:not|(?:do|does|did|is|are|was|wo|has|have|ca|could|would)n'?t|cannot|never|stopp?ed|stops) (?:\\p{L}+ )?(?:work|respond|load|open|start|sync|show|print|arriv|connect|reach|run|react|find|scan|deliver|unlock|display|updat)
    slow|lag(?:s|gy|ging)?(?![\\p{L}])|flicker|drop(?:s|ped|ping)? (?:out|call|connect)|reboot|restart|blank|white (?:page|screen)|unreadable|drain|misalign|typo|wrong value|duplicat(?:e|ed) (?:event|message|row)|skips?(?![\\p{L}])|disappear|vanish|missing afterwards|gone(?![\\p{L}])|no (?:signal|connection|internet|dial tone|sound|picture)|no longer (?:show|work)|lose every call
    fehler|absturz|sturzt|ausgefallen|ausfall|geht (?:nicht|nur|in keiner)|funktioniert nicht|langsam|bricht .{0,20}ab|stort|storung|schreibfehler|defekt|kaputt
    error|fallo|falla(?![\\p{L}])|no funciona|lent[ao]|se cierra|cuelga|caido|parado
    erreur|panne|plante|ne fonctionne|ne marche|lent(?:e)?(?![\\p{L}])|inaccessible|bloque (?:sur|a)|incomplet|echou
    erro(?![\\p{L}])|nao funciona|travou|trava(?![\\p{L}])|falha|lento|fora do ar
    errore|non funziona|bloccat|lentissim|non raggiungibil|fermo|guasto
    fout(?:melding)?(?![\\p{L}])|werkt niet|loopt .{0,20}vast|storing|traag|plat(?![\\p{L}])
    nie dziala|blad|awari|hata|calismiyor|arizali|エラー|動かな|障害
    incorrect|inconsistent|unresponsive|unstable|disconnect|interrupted|rejected|invalid|regression|stack trace|reproduce|does nothing|nothing happens|hard to read|unusable|upside down|sideways|rotated|flipped|greyed out|grayed out|garbled|wrong (?:time|date|order|language|number|result|format)
    (?:startet|reagiert|ladt|offnet|druckt|verbindet|speichert|synchronisiert|erscheint|klappt|lauft|zeigt) (?:\\p{L}+ ){0,3}nicht|hangt sich|leere seite
    no (?:me |nos |se )?(?:carga|abre|responde|arranca|imprime|conecta|aparece|guarda|sincroniza|muestra|llega)|averia|se congela
    n[e'] ?(?:\\p{L}+ )?(?:charge|ouvre|repond|demarre|affiche|connecte|imprime|enregistre)|dysfonctionn|en panne
    nao (?:abre|carrega|responde|liga|imprime|aparece|conecta|sincroniza|guarda)|avaria
    non (?:si )?(?:apre|carica|risponde|parte|stampa|appare|collega|salva|avvia)|si blocca|si chiude
    (?:laadt|opent|start|reageert|print|verschijnt|verbindt) (?:\\p{L}+ )?niet|kapot|hapert`,
  machinery: `
    api(?![\\p{L}])|webhook|server|database|integrat|endpoint|certificate|firmware|driver(?![\\p{L}])|install|update(?:d|s)?(?![\\p{L}])|upgrade(?= (?:broke|fail))|version|browser|chrome|firefox|safari|outlook|sap(?![\\p{L}])
    app(?:s|lication)?(?![\\p{L}])|page(?![\\p{L}])|button|screen|dashboard|export|import|upload|download|csv|pdf|sync|search|backup|notification|calendar|video|tooltip|icon|dark mode|webs(?:ite|hop)|site(?![\\p{L}])|software|attachment|file(?:s)?(?![\\p{L}])|checkout
    printer|scanner|sensor|router|wifi|wi-fi|modem|tablet|laptop|device|signal|internet|network|bluetooth|smart lock|battery|pump app|phone(?= is| keeps)|keyboard
    drucker|drucken|druck(?![\\p{L}])|anwendung|kasse|schnittstelle|netz|aktualisierung
    aplicacion|sistema|impresora|pantalla|actualizacion
    application|imprimante|ecran|boutique|logiciel|site(?![\\p{L}])|mise a jour
    aplicativo|impressora|tela(?![\\p{L}])|sistema
    applicazione|stampante|schermo|caricament|servizio|utenti
    applicatie|printer|scherm|systeem|aplikacj|uygulama|yazici|アプリ
    http|rate limit|time ?zone|theme|layout|headset|camera|microphone|speaker|display|desktop|mobile|android|iphone|ios(?![\\p{L}])|linux|windows|domain|dns(?![\\p{L}])|hosting|cloud|cache|script|plugin|patch|feed|excel|label printer
    bildschirm|datei|rechner|browser|meldung|archivo|ordenador|pagina|boton|fichier|ordinateur|bouton|arquivo|computador|botao|file|computer|bestand|knop`,
  access: `
    log(?:ging|ged)?[ -]?(?:in|on|into)(?![\\p{L}])|login|sign(?:ing|ed|s)?[ -]?(?:in|on|into)(?![\\p{L}])|sso(?![\\p{L}])|password|passcode|passphrase|credential|username|user name|2fa|mfa|two.?factor|authenticat|verification code|recovery|locked out|lock(?:ed)? my account|account (?:is|was|has been|got) (?:\\p{L}+ )?(?:locked|blocked|suspended|disabled)|unlock my|pin(?![\\p{L}])|verif(?:y|ication|ied)|identity|(?:lost|stolen|stole|missing|misplaced) .{0,20}(?:card|phone|wallet)|(?:card|phone|wallet) .{0,25}(?:lost|stolen|missing|missed|expired)|(?:card|phone).? got stolen|(?:re-?)?activat(?:e|ing|ion)|(?:block|freeze|replace|link|report) .{0,12}card|new (?:credit |debit )?card|hacked|passkey
    einloggen|anmeld|passwort|kennwort|zugang|gesperrt|entsperr|zugriff|benutzername
    iniciar sesion|contrasena|acceder|acceso|clave(?![\\p{L}])|usuario y
    mot de passe|connexion a|me connecter|identifiant|compte (?:est )?bloque|debloquer
    senha|entrar na (?:minha )?conta|acessar|login
    accedere|accesso|password|credenziali
    wachtwoord|inloggen|toegang|aanmelden
    haslo|zalogow|logowani|sifre|giris yap|パスワード|ログイン
    invitation link|reset link|confirmation code|security code|sign-?in|single sign|can(?:'t|not| not) get in(?:to)?(?![\\p{L}])|suspicious|olvidado|esqueci|dimenticat|vergessen|vergeten|zapomnial|unuttum
    of another (?:company|customer|user|person|patient|student)|not ours|someone else's|somebody else's`,
  identity: `
    (?:my|our|an?|the|user|seller|close|delete|two|this) accounts?(?![\\p{L}])|profile|permission|(?:my|the|same|a) role|rights(?![\\p{L}])|admin|access (?:to|away)|give .{0,30}access|take .{0,20}access|new (?:colleague|user|member|employee)|former (?:colleague|employee)|left the (?:company|firm)|deactivat|disabling a user|gdpr|personal (?:data|details|information)|delete my|close my|e-?mail address|(?:change|update|edit|correct) .{0,14}(?:name|e-?mail|address|phone|number)|(?:home|new|my|billing) address|just moved|moving to|source of (?:my )?funds|merge two|edit my details|owner(?:ship)?(?![\\p{L}])|invite .{0,20}(?:user|member|colleague)
    konto|profil|rechte|leserecht|kollegin|benutzer anlegen|personenbezogen|dsgvo|e-?mail-?adresse
    cuenta|perfil|permiso|correo electronico|datos personales
    compte|droits|donnees personnelles|rgpd|adresse e-?mail
    conta(?![\\p{L}])|permiss|dados pessoais|perfil
    profilo|account|permess|dati personali
    e-?mailadres|profiel|rechten|gegevens
    konto|profil|hesab|hesap|profil|アカウント
    workspace|username|avatar|my picture|employee(?: |'s )(?:left|access|account)|hand(?:ed)? over|transfer ownership|maiden name|got married|mailing list|membership
    nachname|zugriffsrecht|mitarbeiter(?:in)? (?:anlegen|ausgeschieden)|apellido|nom de famille|utilisateur pour|sobrenome|cognome|utente per|achternaam|gebruiker`,
  asking: `
    question|opening hour|open on|are you open|business hours|wonder|curious|do you (?:have|offer|ship|deliver|plan|support|sell)|is there (?:a|an|anybody|any)|what are|can i (?:get|order|use|have)|age (?:limit|requirement)|how old|(?:which|what) (?:\\p{L}+ )?(?:currenc|countr|card)|where can i|accept(?:s|ed)?(?![\\p{L}])|compatib|(?:i want|i'd like|i would like|want) to (?:purchase|buy|order|sign up)|who can|where is your|documentation|looking for|more information|tell me about|i want to know
    frage|offnungszeit|geoffnet|haben sie|bieten sie
    pregunta|horario|teneis|tienen
    question|horaire|est-ce que|livrez|avez-vous
    duvida|voces (?:tem|vendem)|horario
    domanda|orari|aperti|siete
    vraag|geopend|bezorgen|hebben jullie
    pytanie|godziny|acik mi|saatleri|質問|営業時間
    where (?:do|can|is|are)|how (?:much|many|long) (?:is|are|does|do|would)|would (?:it|your|you)|references|contact for|whom|recommend|advice|rent(?:al)?(?![\\p{L}])|sell(?:s|ing)?(?![\\p{L}])`,
  opinion: `
    feature (?:idea|request|wish)|idea(?![\\p{L}])|suggest|feedback|thank you(?! in| very much in)|thanks to|thanks for|fantastic|great (?:job|work|addition)|i'd love|would love|complain|rude|praise|partnership|podcast|sponsor|demo(?![\\p{L}])|conference|comparing|maybe put
    vorschlag|lob(?![\\p{L}])|wunsch|beschwerde
    sugerencia|felicit|queja
    bravo|suggestion|felicitation|reussie
    sugestao|parabens|suggeriment|complimenti|compliment(?![\\p{L}])|suggestie|tesekkur`,
  goods: `
    order(?:ed|s)?(?![\\p{L}])|parcel|deliver(?:y|ed|ies)|shipment|ship to|shipping|tracking|in transit|package(?![\\p{L}])|wrong item|exchange it|appointment|slot(?![\\p{L}])|reserv|booking|booked|book (?:a|an|for|this|ticket)|flight|boarding pass|seat (?:no|number|assign)|technician|engineer|venue|event(?![\\p{L}])|guests?(?![\\p{L}])|return (?:it|the|my)|warranty|in stock|physical card|card (?:arriv|deliver)|arrive(?:d)?(?![\\p{L}])|track my
    bestellung|lieferung|paket|termin(?![\\p{L}])|versand|reservier
    pedido|entrega|envio|paquete|cita(?![\\p{L}])|reserva
    commande (?:n|du|a ete)|livraison|colis|rendez-vous|reservation
    encomenda|loja fisica|ordine|consegna|pacco|appuntamento
    bestelling|pakket|levering|afspraak|zamowieni|paczk|siparis|kargo|注文|配送`,
}
