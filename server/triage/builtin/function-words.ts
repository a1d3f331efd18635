/**
 * Words that hold sentences together and speak for nothing in particular, in small letters without
 * accents. A model gives each some weight by chance; named as evidence they would puzzle a person. Words
 * that say how many are affected, such as "all" and "nobody", are not among them.
 */
const words = `
  a an the this that these those and or but if so than then as at by for from in into of off on
  onto out over to up down with about again after before during since until while i me my we us our
  ours you your yours he him his she her it its they them their one who whom whose which what when
  where why how is am are was were be been being has have had having do does did doing done will
  would can could may might must shall should not there here too very just only also still even yet
  no yes any some each other another such own same more most much many few don doesn didn isn aren
  wasn weren won wouldn couldn shouldn cannot haven hasn hadn ll ve re im ive get got let please
  thanks thank hi hello dear der die das den dem des ein eine einen einem einer eines und oder aber
  wenn dann als wie auf aus bei bis durch fur gegen ins mit nach ohne seit uber um unter vom von
  vor zu zum zur ich mich mir mein meine meinen meiner wir uns unser unsere du dich dir dein sie
  ihr ihre ihnen ihren er es ist sind war waren sein bin hat habe haben hatte wird werden wurde
  wurden kann konnen konnte muss mussen soll sollen nicht kein auch noch nur schon sehr da dass
  dies diese dieser dieses hier dort wer wo warum welche bitte danke hallo doch mal man sich le la
  les un une de et ou mais si donc alors comme au aux avec chez dans en entre par pour sans sous
  sur vers depuis je moi mon ma mes nous notre nos tu te toi ton ta tes vous votre vos il elle ils
  elles lui leur leurs se sa son ses ce cet cette ces cela ca que qui quoi dont quand comment
  pourquoi est sont etait suis etes ete etre ai ont avons avez avoir avait fait faire peut peux
  pouvez ne pas plus tres aussi encore deja ici y qu jusqu merci bonjour svp el los las una unos
  unas o pero al del con desde hasta por para sin sobre segun yo mi mis nosotros nuestro nuestra
  tus usted ustedes su sus ellos ellas lo quien cual cuando como donde porque era fue soy somos
  estoy esta estan este esto esa ese eso estos esas ser estar ha han hemos haber hay tiene tengo
  tienen puede puedo pueden ya muy mas tambien aun solo aqui alli favor gracias hola os uma umas e
  ao aos dos na nas num numa com ate sem eu meu minha meus minhas nosso nossa voce voces seu sua
  seus suas ele ela eles elas isso isto esse essa quem qual quando onde sou estou estamos foi eram
  tem tenho temos pode posso podem nao ja muito tambem ainda obrigado obrigada ola gli uno ed allo
  alla alle agli dal dalla dei della delle nel nella nelle sul sulla di fra tra per senza io mio
  mia miei mie noi nostro nostra voi vostro suo loro lei ci vi che chi cui quale come dove perche
  sono sei siamo stato stata essere ho hai abbiamo hanno avere puo possono non gia molto piu anche
  ancora questo questa questi quello quella grazie buongiorno het een maar dan dat deze dit aan bij
  door met naar om op sinds tot uit van voor zonder ik mij mijn wij ons onze jij jouw u uw hij hem
  zij ze hun daar zijn ben bent heb heeft hebben wordt worden werd kan kunnen kon moet moeten zal
  zullen niet geen ook nog zeer wat waar wanneer hoe waarom alstublieft bedankt w z od po za dla
  przez przed przy pod nad bez mnie moj moja moje nam nasz nasza ty twoj pan pani ona ono oni ten
  tego tej tym jest byl byla bylo byc mam maja moze nie juz tylko tez jeszcze bardzo jak gdzie
  kiedy co kto czy dlaczego ale lub oraz prosze bir veya ama ile icin gibi ki mu bu beni benim biz
  bizim sen siz sizin onlar var yok degil cok daha sadece nasil nerede zaman neden lutfen ett och
  eller men pa av fran med till utan vid hos jag mig min mitt mina oss vart vara dig din ni hon det
  sig som vad vem nar hur varfor ar har hade ska inte bara ocksa mycket hej
`

const functionWords = new Set(words.trim().split(/\s+/))

/** Whether a word, in small letters without accents, speaks for nothing in particular. */
export const isFunctionWord = (simplified: string): boolean =>
  simplified.length === 1 || functionWords.has(simplified)
