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
    purchase order|credit note|instal?lment|sepa(?![\\p{L}])|iban(?![\\p{L}])|accounts department|want .{0,20}money back|lastschrift|devolucion|note de frais|debito|estorno|rimborso|nota di credito
    chargeback|payout|remittance|donation|wages|overdraft|late fee|surcharge|standing order|pro.?forma|overpaid|underpaid|billing
    \\p{sc=Latin}{2,20}(?:rechnung|zahlung|gebuhr|betrag|abbuchung)|eingezogen|einzug|uberweis|kontoauszug|storno|guthaben|ruckzahlung|verrechnet
    cargo(?![\\p{L}])|cargad[oa]|cargaron|reintegro|importe|transferencia|nomina(?![\\p{L}])
    debite|virement|montant|encaiss
    cobrad|debitad|transferencia|pix(?![\\p{L}])
    bonifico|importo|pagat[oaie]
    afschrijving|overgemaakt|terugstort
    przelew|oplat|pobran|rachunek
    odeme|ucret|tahsil|iade|引き落|決済|領収|課金
    aterbetal|debiter|faktura`,
  moneyNamed: `
    pric(?:e|es|ing)(?![\\p{L}])|cost(?:s)?(?![\\p{L}])|fee(?:s)?(?![\\p{L}])|payment|pay(?:ing|s)?(?![\\p{L}])|paid|discount|coupon|voucher|promo
    subscri|plan(?:s)?(?![\\p{L}])|yearly|annual|monthly|seats?(?= per)|quote(?![\\p{L}])|credit(?:ed|s)?(?![\\p{L}])|money|card (?:was|is|has been) (?:declin|refus)|declined|contract
    transfer|transaction|balance|statement|currenc|usd|eur(?:o|os)?(?![\\p{L}])|dollar|[$€£]\\d|\\d+ ?[€$£]
    preis|kostet|kosten|bezahl|rabatt|abo(?:nnement)?(?![\\p{L}])|tarif|betrag|kreditkarte
    precio|cuesta|pago|pagar|tarjeta|suscripcion|cuota|dinero
    prix|paiement|payer|carte bancaire|abonnement|tarif|remise
    preco|pagamento|pagar|cartao|assinatura|mensalidade
    prezzo|costa|pagamento|carta di credito|abbonamento
    prijs|betal|korting|bedrag|cena|platnos|fiyat|odeme|料金|支払
    renewal|renewed|tariff|per (?:month|year|seat|user)|a month|prorat|pro.rata|free trial|cheaper|expensive|downgrad|non-?profit (?:rate|price)|instal?ments
    gunstiger|teuer(?:er)?(?![\\p{L}])|vertrag|monatlich|jahrlich
    barato|caro(?![\\p{L}])|descuento|plan (?:anual|mensual)
    moins cher|reduction|forfait|annuel|mensuel
    desconto|plano (?:anual|mensal)|reais
    sconto|canone|piano (?:annuale|mensile)
    goedkoper|tarief|geld(?![\\p{L}])
    abonament|rabat|zlotych|abonelik|indirim|lira(?![\\p{L}])|プラン|割引
    betal|avgift|pengar`,
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
    (?:laadt|opent|start|reageert|print|verschijnt|verbindt) (?:\\p{L}+ )?niet|kapot|hapert
    (?:not|(?:do|does|did|is|are|was|wo|has|have|ca|could|would)n'?t|cannot|never|stopp?ed|stops) (?:\\p{L}+ )?(?:turn|switch|boot|play|pair|refresh|save|send|accept|recogni|detect|register|appear|ring|heat|cool|close|move|record|count|render|calculat|match|complet|fit|log anything|found|available)
    keeps? (?:\\p{L}+ )?(?:closing|crash|disconnect|restart|loading|spinning|asking|logging|fail|stopp|dropp|turning|losing|forgett)|problems? (?:in|with) (?:my|the|our)|dead(?![\\p{L}])|endless|red light|black screen|empty (?:page|screen|file|list|label|folder)|overlap|distorted|stutter|choppy|jumps? back|forgets|closes? (?:itself|by itself)|closed itself|cut off|off by (?:one|an|a)|incorrectly|shows? (?:nothing|zero|wrong|old|outdated)|wrongly (?:shown|displayed|calculated)|undefined|null(?![\\p{L}])|refuses|beep|does not add up
    \\p{sc=Latin}{2,20}(?:fehler|ausfall|absturz|storung)|springt|verschwind|hangt(?![\\p{L}])|flackert|ruckelt|ungultig|abgebrochen|schliesst sich|lass(?:t|en) sich .{0,50}(?:nicht|kein)|spinnt|keine verbindung|bleibt .{0,20}(?:hangen|leer|schwarz|stehen)|funktioniert (?:\\p{L}+ ){0,3}nicht|geht (?:\\p{L}+ ){0,3}nicht
    no se (?:puede|actualiza|abre|ve|guarda)|pantalla (?:en blanco|negra)|se (?:queda|cuelga|bloquea|corta|apaga|reinicia)|averiad|desconect|no (?:funcionan|reconoce|va(?![\\p{L}]))|problemas? con
    s'arrete|se (?:ferme|bloque|coupe|deconnecte|fige)|ne (?:s'affiche|s'ouvre|repond|demarre|charge)|plantage|page blanche|ecran noir|interrompu|bugs?(?![\\p{L}])|probleme (?:avec|de)|ne fonctionn
    nao (?:emite|envia|salva|entra|atualiza|grava|sai|aceita|funcionam)|caiu|tela (?:branca|preta)|quebrad|desliga|reinicia|problemas? (?:com|no|na)
    non (?:si (?:vede|aggiorna|connette)|va(?![\\p{L}])|invia|funzionano)|schermata (?:bianca|nera)|si (?:spegne|riavvia|disconnette)|rott[oa](?![\\p{L}])|malfunzion|problem[ai] (?:con|di)
    valt (?:\\p{L}+ )?(?:weg|uit)|ligt (?:\\p{L}+ )?(?:eruit|plat|stil)|doet het niet|hangt|vastgelopen|crasht|(?:wit|zwart) scherm|verdwijn|verdwenen|onbereikbaar|niet bereikbaar|werk(?:t|en) (?:\\p{L}+ ){0,3}niet
    nie (?:otwiera|laduje|drukuje|wczytuje|odpowiada|startuje|zapisuje)|zawies|usterk|zepsut|acilmiyor|donuyor|dondu|yuklenmiyor|baglanmiyor|bozuk|coktu
    表示されな|動作しな|開かな|開けな|不具合|故障|固ま|つながらな|接続でき
    fungerar inte|funkar inte|virker ikke|kraschar|fryser|felmeddelande`,
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
    bildschirm|datei|rechner|browser|meldung|archivo|ordenador|pagina|boton|fichier|ordinateur|bouton|arquivo|computador|botao|file|computer|bestand|knop
    machine|controller|gateway|pump(?![\\p{L}])|terminal|point of sale|kiosk|tills?(?![\\p{L}])|console|thermostat|bulb|vpn(?![\\p{L}])|connector|template|charts?(?![\\p{L}])|graph(?![\\p{L}])|column|filter|menu|folder|program(?:me)?(?![\\p{L}])|widget|drop.?down|scroll|cursor|translation|sort(?:ing)?(?![\\p{L}])|system(?![\\p{L}])
    liste|\\p{sc=Latin}{2,20}(?:liste|seite)|ubersicht|maske|programm|webseite|gerat|netzwerk|anzeige|steuerung|maschine|leitung|sortierung|suche(?![\\p{L}])
    programa|dispositivo|servidor|maquina|equipo
    programme|serveur|appareil|reseau|tableau|machine
    aparelho|celular|maquina|servidor
    programma|dispositivo|schermata|grafico|macchina
    apparaat|netwerk|website|overzicht
    serwer|strona|drukark|ekran|sistem(?![\\p{L}])|sayfa|sunucu|画面|ページ|画像|システム|サーバ|プリンタ|印刷`,
  access: `
    log(?:ging|ged)?[ -]?(?:in|on|into)(?![\\p{L}])|login|sign(?:ing|ed|s)?[ -]?(?:in|on|into)(?![\\p{L}])|sso(?![\\p{L}])|password|passcode|passphrase|credential|username|user name|2fa|mfa|two.?factor|authenticat|verification code|recovery|locked out|lock(?:ed)? my account|account (?:is|was|has been|got) (?:\\p{L}+ )?(?:locked|blocked|suspended|disabled)|unlock my|pin(?![\\p{L}])|verif(?:y|ication|ied)|identity|(?:lost|stolen|stole|missing|misplaced) .{0,20}(?:card|phone|wallet)|(?:card|phone|wallet) .{0,25}(?:lost|stolen|missing|missed|expired)|(?:card|phone).? got stolen|(?:re-?)?activat(?:e|ing|ion)|(?:block|freeze|replace|link|report) .{0,12}card(?!s)|new (?:credit |debit )?card|hacked|passkey
    einloggen|anmeld|passwort|kennwort|zugang|gesperrt|entsperr|zugriff|benutzername
    iniciar sesion|contrasena|acceder|acceso|clave(?![\\p{L}])|usuario y
    mot de passe|connexion a|me connecter|identifiant|compte (?:est )?bloque|debloquer
    senha|entrar na (?:minha )?conta|acessar|login
    accedere|accesso|password|credenziali
    wachtwoord|inloggen|toegang|aanmelden
    haslo|zalogow|logowani|sifre|giris yap|パスワード|ログイン
    invitation link|reset link|confirmation code|security code|sign-?in|single sign|can(?:'t|not| not) get in(?:to)?(?![\\p{L}])|suspicious|olvidado|esqueci|dimenticat|vergessen|vergeten|zapomnial|unuttum
    of another (?:company|customer|user|person|patient|student)|not ours|someone else's|somebody else's
    reset (?:e-?mail|mail)|one.time (?:code|password)|otp(?![\\p{L}])|captcha|authenticator|access (?:is |was )?(?:denied|refused|expired)|access code|get (?:back )?into (?:my|our|the) (?:account|profile|app)|lost access|no access|magic link|fingerprint|face ?id|security question|digit code|code .{0,20}(?:by|via|per) (?:text|sms|e-?mail)|(?:text|sms) .{0,30}code
    komme (?:\\p{L}+ ){0,3}nicht (?:mehr )?(?:rein|hinein)|bestatigungscode|sperr(?:en|t|ung)|freischalt|zwei-?faktor|ausgesperrt|einladung
    entrar (?:en|a)|no puedo entrar|inicio de sesion|desbloque|invitacion
    connexion|se connecter|s'est connecte|verrouill|acces(?![\\p{L}])|invitation
    acesso|redefinir|redefinic|convite|reimposta|entrare|invito
    inlog|uitnodiging|dostep|zaproszenie|oturum|erisim|認証|サインイン|招待
    account .{0,20}(?:bloccat|geblokkeerd)|cuenta .{0,20}bloquead|conta .{0,20}bloquead|compte .{0,20}bloque|konto .{0,20}(?:gesperrt|zablokowan)
    losenord|logga in|passord|adgangskode|inbjudan`,
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
    nachname|zugriffsrecht|mitarbeiter(?:in)? (?:anlegen|ausgeschieden)|apellido|nom de famille|utilisateur pour|sobrenome|cognome|utente per|achternaam|gebruiker
    viewer|administrator|add .{0,30} as (?:a|an|our|second)|surname|last name|first name|date of birth|right to be forgotten|erase|privacy|ex-?employee|offboard|onboarding of|personal profile|two profiles|role(?![\\p{L}])
    namensanderung|rolle(?![\\p{L}])|berechtig|datenschutz|daten loschen|mailadresse|\\p{sc=Latin}{2,20}konto|ausgeschieden|neue[nr]? (?:kolleg|mitarbeiter)
    nombre de usuario|rol(?![\\p{L}])|administrador|direccion de correo|mi correo|mis datos
    nom d'utilisateur|administrat|mon compte|adresse mail|mes donnees|langue
    minha conta|utilizador|meus dados|meu e-?mail|endereco de e-?mail
    ruolo|amministratore|mio account|indirizzo e-?mail|miei dati|utente(?![\\p{L}])
    mijn account|beheerder|mailadres|persoonsgegevens|uzytkownik|uprawnien|dane osobowe|nazwisk|adres\\p{L}* e-?mail|kullanici|yetki|e-?posta|kisisel
    権限|メールアドレス|退会|個人情報|e-?post|behorighet`,
  asking: `
    question|opening hour|open on|are you open|business hours|wonder|curious|educational price|do you (?:have|offer|ship|deliver|plan|support|sell)|is there (?:a|an|anybody|any)|what are|can i (?:get|order|use|have)|age (?:limit|requirement)|how old|(?:which|what) (?:\\p{L}+ )?(?:currenc|countr|card)|where can i|accept(?:s|ed)?(?![\\p{L}])|compatib|(?:i want|i'd like|i would like|want) to (?:purchase|buy|order|sign up)|who can|where is your|documentation|looking for|more information|tell me about|i want to know
    frage|offnungszeit|geoffnet|haben sie|bieten sie
    pregunta|horario|teneis|tienen
    question|horaire|est-ce que|livrez|avez-vous
    duvida|voces (?:tem|vendem)|horario
    domanda|orari|aperti|siete
    vraag|geopend|bezorgen|hebben jullie
    pytanie|godziny|acik mi|saatleri|質問|営業時間
    where (?:do|can|is|are)|how (?:much|many|long) (?:is|are|does|do|would)|would (?:it|your|you)|references|contact for|whom|recommend|advice|rentals?(?![\\p{L}])|(?:to|for) rent(?![\\p{L}])|sell(?:s|ing)?(?![\\p{L}])
    is (?:it|this|that|there) (?:possible|compatible|available|included)|what (?:time|days|kind|sort|colou?rs|sizes)|reseller|distributor|wholesale|brochure|catalogue? of|journalist|interview|thesis|survey|vacanc|internship|apply for|roadmap|any plans|are there (?:any )?plans
    wann (?:habt|haben|hat|sind|offne|kommt)|gibt es|habt ihr|kann man|wie lange|garantie|verfugbar|auf lager|bewerb|filiale
    haceis|hacen|abren|abiert|cuanto (?:tarda|cuesta)|garantia|disponible|tienda(?![\\p{L}])|envios a|venden|vendeis
    ouvert|vendez|proposez|garantie|disponible|magasin|peut-on|y a-t-il
    abert[oa]|entregam|garantia|disponivel|loja(?![\\p{L}])|quanto (?:tempo|custa)
    apert[oi]|spedite|vendete|garanzia|disponibil|negozio|quanto (?:tempo|costa)|avete
    open(?:ingstijden)|hoe lang|leverbaar|verkopen|winkel|zijn jullie
    otwart|gwarancj|czy (?:jest|macie|mozna|sklep)|magaza|garanti|var mi|店舗|在庫|ありますか|いつ
    oppet|oppettider|finns det`,
  opinion: `
    feature (?:idea|request|wish)|idea(?![\\p{L}])|suggest|feedback|thank(?:s| you) (?:to|for (?:your|the) (?:great|good|kind|patient|fast|wonderful))|fantastic|great (?:job|work|addition)|i'd love|would love|complain|rude|praise|partnership|podcast|sponsor|demo(?![\\p{L}])|conference|comparing|maybe put
    vorschlag|lob(?![\\p{L}])|wunsch|beschwerde
    sugerencia|felicit|queja
    bravo|suggestion|felicitation|reussie
    sugestao|parabens|suggeriment|complimenti|compliment(?![\\p{L}])|suggestie|tesekkur
    newsletter|impolite|unfriendly|disappoint|ridiculous|wish ?list|it would (?:save|help|be)|kudos|well done|love (?:your|the|this) (?:app|shop|product|service)|nice to have
    anregung|idee(?![\\p{L}])|weiter so|unverschamt|enttausch|verbesserung
    encant|mejora|genial|reclamacion
    idee(?![\\p{L}])|reclamation|decu(?![\\p{L}])
    ideia|reclamac|adorei|excelente|reclamo|ottimo|gentilissim|klacht|geweldig|pomysl|sugesti|skarg|oneri|sikayet|harika|要望|提案|苦情`,
  goods: `
    order(?:ed|s)?(?![\\p{L}])|parcel|deliver(?:y|ed|ies)|shipment|ship to|shipping|tracking|in transit|package(?![\\p{L}])|wrong item|exchange it|appointment|slot(?![\\p{L}])|reserv|booking|booked|book (?:a|an|for|this|ticket)|flight|boarding pass|seat (?:no|number|assign)|technician|engineer|venue|event(?![\\p{L}])|guests?(?![\\p{L}])|return (?:it|the|my)|warranty|in stock|physical card|card (?:arriv|deliver)|(?:card|parcel|package|order|item|letter|product) .{0,30}arrive|track my
    bestellung|lieferung|paket|termin(?![\\p{L}])|versand|reservier
    pedido|entrega|envio|paquete|cita(?![\\p{L}])|reserva
    commande (?:n|du|a ete)|livraison|colis|rendez-vous|reservation
    encomenda|loja fisica|ordine|consegna|pacco|appuntamento
    bestelling|pakket|levering|afspraak|zamowieni|paczk|siparis|kargo|注文|配送
    courier|wrong (?:size|colou?r|model|product|article)|damaged|dented|scratched|pick.?up|reschedul|replacement part|spare part|installation (?:date|appointment)|lost (?:and found|property)|left (?:my|a|an) .{0,40}(?:in|at|on) (?:your|the)|hotel|shoes|jacket
    geliefert|umtausch|retoure|zuruckschick|zusteller|falsche (?:farbe|grosse)
    talla|devolver|repartidor|llegado
    carton|livre(?:e|ur)?(?![\\p{L}])|taille(?![\\p{L}])|echanger|commande(?![\\p{L}])
    tamanho|trocar|pedido|corriere|taglia|reso(?![\\p{L}])
    ruilen|bezorg|maat(?![\\p{L}])|dostaw|kurier|rozmiar|teslimat|荷物|届か|商品が
    leverans|bestallning`,
}
