/// Given names of many origins, bundled so that every example runs without a download.
///
/// Written for this project; 6,580 names in a to z, sorted, 2 to 12 letters long.
public enum GivenNames {
  /// The names in alphabetical order, lower case, in a to z.
  public static let all: [String] = text.split(whereSeparator: \.isWhitespace).map(String.init)

  private static let text = """
    aadan aakriti aamiina aare aashish abaete abdelkader abdelmalek abdi abdullahi abebech abeer
    abel abelia abena abenakyo aber abgar abigail abla abrar absame abshir abtin acaua achan achen
    achike achuthan ada adalberto adam adama adamma adamu adela adelaida adelaide adelfa aderemi
    adham adhi adimu adina aditi aditya adjie adjoa admasu ado adolfo adoma adomas adonis adora
    adriaan advait aecio afaf afework afroditi afroz agapito agasaro agastya agata agatha agenor
    aghaegbuna aghilas agil agne agnes agostino agron agyei agyeiwaa ahadi ahmadshah ahorangi ahto
    ahulani ahura ahuroa ai aida aideen aidos aigars aijun aika aikane aikerim ailbhe aileas ailen
    ailin aillen ailsa aiman aime aimei aimin aina ainash aindrila aines ainsley aiping aires airi
    aishah aissatou aisulu aiswarya aitor aitziber aivar aivars aivo ajda ajike ajita ajmal akalu
    akamu akanisi akariza akbal akbar akello akimana akinyele akinyi akiyo akmaral ako akos akosua
    akot akoth akram aksil akuba akwasi akweley alabi aladdin alaksandr alam alamea alan alana
    alapati alasdair alassane alaula alban albert albertina alberto albina alcides aldona aldonza
    aleki alekos aleksandra aleksi alemayehu alen alena alenka ales alesia alexandre alexis alfiya
    alfred alge algimantas alhan aliaga aliaksei alice alihuen alima alina alipate alireza alisa
    alisi alison alistair aliyah alkibiadis alli almos alofa alohi aloisia alokananda alona alovsat
    alpamys alpha altan altangerel altay altin aluisio alva alvard alvarina alya alzbeta amadeu
    amador amadou amal amalia amana amanaki amanda amang amankwah amar amara amarachukwu amarasiri
    amartya amaru amastan amazigh ambar amber ambili amboy amedeo amelia amerigo ameyali ami amin
    amina aminata amira amiram amit amitava ammu amnon amope amos amotz amoxtli amrita amritpal
    amuillan amund amy an ana anacaona anacleta anahi anahit anahy anamika anandamoyee ananya anar
    anargyros anartz anaseini anastasia anasztazia anatoli anatoly ander andoni andoy andraz andre
    andrea andreia andrej andres andrew andriamanana andriy andrus andry aneirin aneta anete
    angadbir angela anggun angharad angus anhduc anhthu ani anibal anila anir anirudhan anis anita
    aniwa anjali anjan anjar anka anmol ann anna annabel annamaria annapurna annbritt anne anneli
    anneliese annemiek anotida anoush ansah anselma anshul anta antanas antay anthony antia antigoni
    antip antoine anton antonella antonia antonis antu antumalen antxon anu anuli anup anuruddha
    anvi anwara anwesha anxela anxo anzhela aoife aparajito apenisa aphiwe apinya apio apisai apiyo
    apolinar apparao appu april arabella araci aracy arailym araksi aram arami arandu arane aranka
    arantza arasy arati araxi arayik arbnora archibald archie archili ardal ardeshir ardi ardian
    aree areej areg arevik arghya ari arian arianwen arif arii aris aritz ariun ariunbold
    arivazhagan arjan arjeta arkaitz arlene arman armandina armands armida armin armindo armita
    arnar arnel arnis arnold arnor aroarii arohanui arpi arsen arshaluys artavazd artemis arthur
    arttu artur aruana aruma aruna arunas arvid arvids aryana aryani aryo asad asante asdis asel
    asela asen asenaca asghar ashabi ashiru ashkan ashley ashura asim asima aslan asmat asmi asokan
    assane assumpcio assunta astatke aster asthildur astou astrik aswathy ata atakan atama atamai
    atara atashi ateca atelaite atif atiku atim atiya atoc atsede atsuhiro atta atunaisa atzi audra
    audrey audu augusta auguste aukan aukse auli aung auni aurela aurelia aurelie ausra austeja
    austin auwal ava avag avdotya avin avinoam avital avni avshalom avvai awa awanui awat aweys
    awwal axelle aya ayaan ayaanle ayabonga ayan ayaz aydin aye ayelen ayeyi aygun ayilen ayinla
    ayitey ayman aymore ayo ayoub aytac aytan ayun ayyappan azad azadeh azania azenor azer azhar
    azita azizi azlan azlina azman azmera azmi azriel azusa azza baaba baah baako baatar babafemi
    babajide baballe babangida babirye babita badis badral badria badru badu bagus bahaa bahador
    bahareh baharuddin bahiya bahtiyar baihe bairbre bakr bala balakishi balakrishna balam
    balamurugan balbir balla balqis balwinder bamigbola banafsheh bandula banji bano baoanh baochau
    baongoc baptiste bara barakat baran barbara barbel barbka barbora barkhad barna barnaby barry
    bartosz baruch barun baryalai barys basanti basava bashir bashkim basil bassam batsirai battulga
    bawer baya bayan bayani bayanmunkh bayarmaa beakal beathag beatrice beatrix beatriz becky bedilu
    bedrich begona behrooz bekbolat bekim bela belay belaynesh belinda bello benedek benedict
    benedikte bengt benigno benjamin benoit beqa berenguer berfin bergur berhane beritan berivan
    berke bernard bernardino bernat bert berta bertha bertram besa besart besik besnik bessie
    betelhem beth betty beverly bhagat bhairav bhavana bhavani bhavna bhawani bhekumuzi bhoomi
    bhramaramba bhumika bhupendra bianka biasha bibiana bichngoc bidhya bidyut bieito biel biju
    bikram bilge bilguun bimala bina bingbing binita binoy birame birger birgir birgit birkir
    biruktawit biruta birute biser bishal bishnu bittor bixente biyan bizimana bjarki bjarne bjarni
    blagovest blagoy blake blanca blanche blandine blanka blerim blerina bleuenn boakye bodil bodo
    bogale bogdan bogdana boguslaw bohdan bohdana bohlale bohumil bohuslav boitumelo bojana bokang
    bokhee bolaji bolanle boldizsar bolortuya bomi bonginkosi bonnie bonsu boonsong bophany bora
    borghild bori borislav borivoj borje borka borys bosede bostjan botshelo botum boubacar boukary
    bounkham bounmy bounthanh boupha boyko bozica bozorgmehr bradley brais bran branca brandan
    brandon brandusa branka branwen breandan breesha breixo brenda breogan brian bridget brigita
    bronislaw bronislawa bronwen bronyslava brooke bruce bruna brunhilde brygida bryn brynhild
    brynja brynmor bryony buchi buddhadeb budi budur bulan bulcsu burcin burmaa busayo bussaba
    bystrik byunghee byunghun byungsoo cabdi cacamatzin cadell cahal cailean caitlin caixia caiyun
    caleb calfu calfuray cali calixto callum calogera calogero calvin cameron camil camilla camille
    camilo candace candida canek cansel caoimhin capucine carl carla carme carmelo carmo carol
    caroline carter cassio catherine catia catriona catuxa cauan cauane caupolican cebisile cecil
    cecilia cecilie cedric celestina celestine celia celil cesira cevat chaac chaeyoung chafia
    chagatai chaima chaitali chaiyo chakib chalermchai chaltu chamara chaminda chan chanda chandara
    chandima chandra chandrika chankrisna chanlina chanmony channary chanra chansamone chantal
    chanthala chanthou charanjit charity charles charlotta charlotte chathura chaya cheikh chelsea
    chenai chenfei chengetai chengguo chenjerai chenna chennamma chepkirui chepkoech chepngeno
    cherif cheryl chester chhanda chi chiaki chiara chibuzo chibuzor chiedza chiemeka chikamso
    chikanma chikaodili chikezie chikomborero chimalli chimamanda chimaobi chimpu chinatsu chinaza
    chinedu chinnappa chinnu chinonyelum chinwe chiratidzo chit chito chivy chiya chizoba chloe
    chomphu chong christa christina christopher christos chrysa chuanli chukwuneme chukwunonso
    chulalak chuluunbat chumo chuntao cian ciaran cibran cigaal cillian ciprian citlalin ciwan
    claire clara clarence clarissa claudete claudia cleiton clemence clement clifford climent clive
    clyde coaraci coinneach cole colette colin coline colm come concepcio conchita cong conrad
    constance consuelo conxita corazon cordelia corentin corina cornel cosette cosimo costanza
    costel costin cotne courtney craig crisanto cristina crystal csanad csongor ctirad cuauhtemoc
    cuauhtli cuicatl curtis cusi cusirimay custodia cvetka cvijeta cynan cynthia cyprien cyril
    cyrille dadang daejung daffa dafina dagmar dagur dahabo dahbia dahlia daiga daim dainius dairis
    daisy daithi daiva dale dalia dalila dalimil dalisay dalit daljit dalma damilola dan dana danai
    danara daniachew daniel daniela daniyal daniyel danjuma danladi danut danylo dao daphne dara
    darab dardan daria darlene darrell darshan daryna datu dauda davi david davida davina davor
    davuth davyd dawn dayang deaglan dean debabrata debaditya debangshu debjani debo deborah decha
    declan deepani deepinder deise dejana delal delfin delgermaa deli delia delu demeke demelza
    demetra demilade demko denez denisa denise dennis depei deqa deqing derbhla derek derfel
    desalegn desi desislava detelina devaki devamma deven devendra devi devraj dezso dhahabu dhanush
    dharani dhruv dhwani diamantina diamanto diana diarmuid diarra diederik diego diem diemquynh
    dieter dieu dieuwke dije dilan dilbar dilber dilovan dilpreet dilrukshi dilshan dimitrie dina
    dinh dionisio dipto dirir ditiro divakaran diyar djamila djeneba djeynaba djibril dmitri doanh
    dobri dobrinka dobromila dobromir dobromyr dobroslaw dodong dohun dolly dolma domen dominic
    donald donika donya dora doreen doriana doris dorj dorota dorotea dorothy dorottya douangchai
    dougal douglas dovile dovydas doyin dragana drahoslav dries drishti dritan drorit du duarte
    dubravko dudley duduzile dulal dumitra duncan dunya duong durdona durkhanai durojaiye durosinmi
    dushyant dusica dustin dylan dzianis dzintra dzmitry dzovinar eamon earl ebba ebla ebrahim
    ecaterina edda edelmiro edgar edgardo edgars edina edith edmond edmund edna eduarda eduards
    edward edwin edzai eefje eero eeva eevald effie efrat efuru egemen egidijus egija egils egoi
    egoitz egon egzon ehecatl ei eiichiro eiko eila eileen eilidh eilif eilir einar einarr eira
    eirwen eithinzar eivind ekaitz ekavi ekow ekrem ekwueme eladio elaine eldad eleanor elen elena
    elene eleonora eleuia elfa elgan elgun eli elias eliav eliezer elikem elina elionor elisabeta
    elisabete elisabetta elisapeta eliseo elissavet elitsa eliza elizabeth ella ellen elliot elmeri
    elmira elof eloi elowen elsabet else elsie elspeth eluney elvar elvin elvira elyar elyor eman
    emanoil emanuele emanuil emeterio emi emigdio emil emile emilian emilie emilija emily emin emina
    emlyn emma emmanuel emosi emyr enara enchong endale endrit ene enea engelbert engracia enid
    eniko enis enkhbat enkhee enkhtsetseg enora enric enrica enver enyinnaya enyo enyonam enza
    eoghan eoin epameinondas epeli epp erdenechimeg eremia erendira ereno erga eric erico erina
    erion erla erlan ermal ermek ermelinda ermioni erna ernest erwan erzsebet esen eshan eshwar esi
    esme esmee estefania estel estelle ester esteve esti ethan ethel eti etuale euan eugen eugene
    eugeni eugenio eulalia eunice eunji eunjoo eunsung eunwoo eva evangeline evelien evelyn everett
    evert evin evyatar evzen ewa ewalani ewald ewan eyram ezeamaka ezenwa ezgi ezinma ezio fabian
    facundo fadhma fadli faduma fadumo fadwa fadzai fahri fahriye faig faina faith faiza faizal
    fajar falaniko faleolo faly fana fang faniry fanja fanney fara faraj faramarz farangis fareed
    farhat fariborz farid farida farokh farouk farquhar farrokhzad farrukh fartun farzan farzana
    fateh fatima fatimata fatmir fatos fatou fausto fauzi fawsiya fazura fearghal fedele feivel
    felana feleti feliciana felicity felix femke fenella feofan fergus ferhunde fern fernand
    fernande feroz ferran ferre ferruccio fetia fetra fettouma fetu fetuao feyzi ffion fiachra
    fiammetta fidela fikadu filemoni filiberto filimoni filip filipa filipo filipp filippa filippo
    filsan finau finbar finlay finnbogi fintan fiona firoz fisseha fitahiana fiz flaka flavian fleur
    flora florante florence florencia florentina floriano florida floyd flutura folake foma fotis
    fowsiyo fran frances francesco francis francisco franciszka frank franklin frans frantsishak
    fraser frederic frederick frehiwot freya froila frosti frumit fruzsina fulgencio fulop fulvio
    funda fungai fungisai funmilola furaha fusi fuyumi gabino gabriela gabrielle gacheri gaid gail
    gaizka gakuru galih galin galina galit galust galvarino galya ganchimeg gang ganga gangamma
    gaone garazi garba garfield garikai gasana gaspar gasper gatete gatis gautam gaute gavin gaye
    gbemi gedalia gede geertruida geetha geethika gejza gemma genc gener gent gentzane geoffrey
    george georgia georgina georgios gerald geraldine gerard gerasim gerd gerel germana gerrit
    gerson gertrude getaneh gete gethin gezim ghalib ghatol ghazal ghazan ghiles giabao giahan
    giahuy gianni giap gideon gidey gidon giga gihan gil gilad gilbert gillian gimena gines gino
    gintaras gintare gio giorgio giorgos giovanni girts gisela gisele gisou gita gitae gitel
    githinji giuliano giuseppina giusto gizaw gladys glenda glenys gloria glyn glyndwr gobnait gocha
    godfrey gofaone goga gogi gohar goitseone goli golnar golnoosh golrokh goncalo gontse goran
    gorane gorazd gordon gosia gottlieb gotzon goulven govindan gozie graca grace graham grainne
    grant grazina greer gregor gregory greta grete gro grusha guaraci gudaf gudlaug gudny gudrun
    guifre guilan guilherme guillaume guillermina guiomar guiying gulalai guldana gulistan gullu
    gulmina gulmira gulnara gulnur gulshat gulsum gulzira gunadasa gunars gunawathi gundar gundars
    gunel gunn gunnhildur gunta guntars guofeng guoqiang guram guranda guranduxt gurappa gurgen
    gurinder gurjit gursel gurvinder guus guy guzin gvido gwen gwenael gwendal gwendolen gwenyth
    gwyneth gyamfi gyeonghui gylfi gyongyver gyozo habagat habib habiba habimana hadar hadis hadiza
    hadrien haf hafeez hafez hafiz hafsat hafthor hafwen haggai hagit hai haidar haile haim haining
    haitham haizea haja hakim hakimi hakizimana halaevalu halim halima haliya halvard hamideh hamish
    hamisi hamuera hana hanami hanan hande handoko hanis hanitra hanna hannah hanneke hannes hanta
    hanyu hao haoran haralamb haraldur harbir hardev hareth hargobind harilaos harita harjinder
    harjit harjot harkirat harleen harnam harold harper harri harriet harry harsha harsimran hartini
    haruhiro haruki harumi haruno harut harvey haryton hatice hattie hauk hauwa hayati hayeon
    hayoung hayrapet hazel hazem hazvinei hazwan heather hector hed hedda hediyeh heejin heewon
    heeyoung hegoi heiata heida heiko heilala heimata heimoana heinz heipua hejar hekima heledd
    helen helena helene helga helin heloisa helve helvi hemanga hemangi hemant hemavathi hemin
    hemlata hendrika henna henrietta henriette henrike henriqueta henry herakles herbert herdis
    herenui herewini heribert herilala herisoa hermano hermawan hermine herminia hermione herve hery
    herzl hester hesti heta heulwen hevi hewad hiaro hiba hibaq hidayat hidemi hidetoshi hien
    hienadz hilary hilda hilja hilke hilkka hillar hillel hilmar hina hinano hinarii hinata hinda
    hinemoa hinrik hirak hiral hiro hirohito hiroki hironori hiruni hisanori hisham hiwot hla hlaing
    hlin hlumelo hnat hnin hninsi hoaka hoala hoangyen hocine hod hodari hodei hodo hoera holly
    honglei hongli hongnhung hongyu honorine hoodo hooman hope horace horatiu hori horia horst houri
    houria hovsep howard hrafn hrefna hridaya hristina hronn hryhoriy htay htet htut huascar huayna
    huayta hubert huda hudhayfa huemac huenchuman hugh hugo huib huilen huitzil huitzilin hulita
    humphrey huong hurrem huseynaga husnu huy huyentrang huzaifah hyekyung hyemi hyeonu hyera hyeri
    hyerin hyesook hyesung hyolyn hyukjin hyunbin hyunjoo hyunsook hywel iacob iain iakovos ian iara
    iarlaith iary iason ibere ibironke ibon ibra ibrahim ichtaca icia ida idalina idi idil idris
    idrisa ieronim ieti ieuan ifechi ifra ifrah iftin iga ige igme ignasi igor ihar ihor ihuicatl
    iida iiris ikal ikani ikbol ike ikeoluwa ikerne ikran ilaitia ilanit ildefonso ilesanmi ilga
    ilham ilhami ilhan ilhicamina ilia ilinca ilisapeci iliyana ilka ilko illa illapa illes ilmars
    ilona ilse ilus ilyasu ilze imee imelda imma immaculada imogen imrich inacio inan inari inayah
    indars indho indika indra indriani indulekha ineza inga ingabire ingalill inge ingi ingo
    ingolfur ingrid ingrida ingus ingvar inia inka inkar inkeri inna innes inoke insaf inthava inti
    ints ioana ioann iolana iolo ion iona ionela iorwerth iosefa iosif iosua ipek ippolito ipsita
    iqra ira iracema iradukunda irakli irakoze irani iratxe irena irene ireti iretiola irfan iria
    iribagiza irina iris irit irma iro isa isaac isaako isabel isabelle isaque isaura isern isha
    ishaku ishbel ishika ishimwe ishleen ishmeet ishwar isidoros isikeli isileli isla islam islwyn
    ismaila isona isotta isuru itagiba itotia itsaso itsuki itzamna itzayana itzia itzli iuliana iva
    ivan ivana ivanna ivar ivars iver ivo ivona ivonne ivy iwa iwalani iwan ixchel ixmucane ixquic
    iyad iyanuoluwa iyasu izabayo izar izaro izaskun izham izmail izolda izza jaamac jaap jaci
    jacinthe jacinto jacira jack jackson jacob jacoba jacobo jacqueline jadran jadwiga jaechul
    jaewoo jagannath jagjit jagmeet jago jahanara jahanshah jahnavi jair jama jamal jamala jambal
    james jamil jamila jamol jamuna janaka janaki jandaia jandira jane janek janet janez janice
    janina janko jannah janos jantje janusz jargal jargalmaa jarka jarmila jaroslava jaruwan jasa
    jasdeep jasiri jasjit jasmine jason jasper jaspreet jassi jasur jasvir jaswant jaume javaneh
    javkhlan jayani jayanti jayaram jean jebat jeffrey jemima jenna jennelyn jennifer jenny jeno
    jeonghun jeremy jerica jerick jernej jerneja jeroen jerome jeroom jessica jesus jhamak jiahui
    jianjun jianping jibril jidenna jideofor jieling jieying jigjid jihan jihoon jihyo jill jinah
    jindriska jingxian jinhee jinho jinhwan jinhyuk jiri jirina jittra jivan jiwon jiyan jjemba
    joachim joan joana joanna jocelyn joel jogaila john joice jolana jolina jon jona jonathan jondo
    jone joohee jordan jordina joris jort jorundur josef josefa joseph josephine josette joshua
    josiane jostein joud jovana jovelyn joy joyce jozef juan jubran jucara judith jugal jugraj
    jugurtha juha julcsa julia julian juliana julie julien juliet juliette juliska julita julius
    juliusz juma jumaa jummai jumoke june jungah jungkook jungsook junjie junming juozas jupira
    juraci juraj jurate jure jurema jurgi jurgis juri jussara justin justina jutta juwayriya jyoti
    jyotsna kaare kaarel kaarlo kabanda kabera kabil kabiru kadiatou kadidia kadidiatou kadir
    kadriye kafoa kahale kahina kahoku kahukura kahurangi kai kaidi kaie kaifeng kainoa kaiulani
    kaja kajal kajetan kala kalaiarasi kalala kalayaan kalesi kalisa kalisi kalju kallfu kalpana
    kaltun kalyanikutty kalypso kamaka kamala kamanzi kamaria kamariah kamil kamila kamogelo kamol
    kamran kamuran kana kanade kanagam kanan kanata kande kanglin kanimozhi kankou kannan kannika
    kantuta kanyana kaori karamoko karani karel karen karenzi kari karianne karim karima karin
    karitas kariuki karla karlen karlygash karma karola karolina karolis kartar karthik karthika
    karthyayani karwan kashvi kassim kastriot kastus kasym katarzyna kate katerina katherine kati
    katja katlego katrin katsumi kauan kaui kaulana kaulani kavoos kawa kawena kayitesi kayode
    kaysone kazim kazimiera kazimieras kazunari kazuo kazusa keabetswe keahi keao keertana kehau
    keijo keiko keisuke keith kekela kekeli kele kelela kelepi kelera kelig kelly kempamma keneilwe
    kenji kenna kenne kenneth kenza keo keolani keorapetse kepa kerana kereama kerensa keriman kerra
    keshav kesor kesuma ketan ketema keti ketill ketut keza khachatur khadra khagendra khaing
    khairuddin khalfani khalidah khalifa khaliun kham khamla khamphanh khamsing khanh khanhlinh
    khanhvy khash khashayar khatira khemra khin khinkhin khit khongor khosro khosrow khulan
    khulekani khuong khushal kiambang kiarash kiconco kidane kiele kihoon kiichi kijung kikue
    killari killian kilohana kim kimanh kimaya kimberly kimiko kimiyo kimlien kimngan kimo kinich
    kinsi kiprono kiprop kirabo kiri kiriana kiril kirk kirsty kisakye kisuke kittichai kiumars
    kiwanuka kiyo kiyoung kizza klaas klara klavdia klemen klim klodiana koa koceila kochai koenraad
    kofi kofoworola kojiro kokeb kokila kolab kolbeinn kolbrun koldo koldobika kole kolotita komen
    kongkeo konstantina konstantine konul koprinka korakot kordian korkut kornelia korotoumou kosal
    koshiro kosisochi kosmas kost kostya kotaro koteswara kotilingam koto kouame koushik kowsar
    krasimir krasimira kreshnik kriang kris krishna kristel kristers kristijan kristijonas kristina
    kristine kristo krzysztof kubrat kudakwashe kudret kudzai kudzanai kuhio kuini kukua kulani
    kulap kulli kulu kulwinder kumaravel kumbirai kumiko kumush kund kunjamma kunjan kunlun kunthea
    kurniawan kushal kusi kusum kuttan kuyen kuyenray kuzma kveta kvetana kvetoslav kwabena kwame
    kwamena kwangsoo kweku kwizera kyalo kyaw kyawswar kyi kyial kyle kyomugisha kyosti kyrylo kyu
    kyuhyun kyungah kyungmin kyungran lachlan lada ladi ladidi ladislav ladislava lado lagi lahiru
    lahja lai laimdota laimute laine laisa laisenia laite laka lakhbir lakhwinder lakmini laksh
    lakshmanan lakshmi lala lalaina lale lam lama lambrecht lamees lami lamia lamine lamis lamorna
    lan lana lanakila lananh lance lanto lanuola lara laraba larisa larraitz lasairian lasanthi
    lasha lassana latsamy latu laura lauren laurent lauris lauro laurynas lautaro lavinia lavrenti
    lawal lawali lawand lawrence laxman lazaro laziza lea leah leandro leberecht lebo lebogang leela
    leelamma leendert lefa lefi lefitray lehel leila leke lela lelde lembit lena lenart lennox
    leocadia leonard leonardo leonce leoncio leonid leonidas leonor leonora leontina leontine
    leopoldo lerato lesego leslie lester lesya lethabo lethokuhle letlhogonolo lewis leyla lhakpa
    lhamo lia liantsoa liaquat libero lidia lidio lies lieu liga ligaya lihue lihuen liis liisi lika
    lile lilian liliana liliha lilla lilou lily lina linards linda lindelani lindsay lineu lionel
    liping liqing liridona lirie lisbet listya litia litiana liudmyla livia livio liwanag liwen
    lixin liying liza ljerka ljosbra ljubinka llancaray llanquiray llinos lloque llorenc lloyd lluc
    lluis loaira loay logan loic lois lojze lola lolbe lolita long longwei lono lorcan lorenzo
    loretta lorna lorraine losa losaline losalini losi louis louisa lounes lounis lousine loveday
    lovemore lovrenc lovro lowri lualhati luana luarsab luay lubega lubica lubomyr lubos luc lucas
    lucelia lucero lucia luciana lucica lucija lucinda lucja lucrecia lucy lucyna ludovic ludovica
    ludovit ludwika luigia luis luisa luisella luka lukas luke lukne lulama luljeta lulseged lulu
    lulzim luned lupe luseane lusia lusiana lusik lutfiyar luther luule luzviminda lydia lyes lynn
    lyuben lyubka lyubomir lyubomyra maame maari maarit maarja mabel macarena macdara machteld
    mackenzie madalina madan madars maddalena maddi madeline madhubala madina madis madison madu
    mael maelgwn maelle maeva maeve mafi mafruza maftuna magali magda magdalena magdalini magdolna
    maggie magnhild magni magnus magzhan maha mahana mahanga mahathir mahbod mahbuba mahealani
    mahela mahir mahiri mahizhan mahnaz mahnoor mahoe mahsa mahsuri mahuta mai maianh maiara
    maihuong mailen maimunah mainara mainumby maipelo maira maire mairi mairin mairo maisa maissa
    mait maita maiwenn maiya maja majda majlinda makafu makar makara makareta makary makereta
    makgotso maksym makuo mala malachy malaika malakai malalai malaya malcolm maldwyn malebo malen
    mali malia malina malinalli malini malivanh malka malkhaz mall mallappa mallesh malna malo
    malosi malte maluhia malulani malvina maly mamadou mamello mamia mamisoa mamitu mammen
    mampionona mamy man mana manaaki manaia manasa manasi manauia manava manco manda mandana mandeep
    mandipa mandlenkosi mandy manho mani manimala manisha manivanh manivannan manjeet manjiri manju
    mankica manobendra manoel manolo manoochehr manpreet manque mansata mantas manu manuarii manuela
    manutea mao mar maral marat marcel marcella marcio marcus mardavij mareko mareva margad
    margalida margaret margareta margarit margarita margery margono margot margret margus mari maria
    mariam marian mariann mariano maribel marichka maricica marigold marijn marika marikit marilena
    marilyn marin marina marine marioara mariola marion marios marites marius marivic mariya
    mariyana marjan marjeta marjolein marjorie mark markus marlene marlon marsha mart marta martha
    marthe martin martina martino martins martinus martta marusa maruva maruxa marvin mary maryam
    maryia masa masamune masatoshi masina mason massata massimiliana massinissa mastura matahi
    mataio matalena matan matej matevz mathai matheus mathilde matias maties matilda matiss
    matityahu matjaz matlal mato matshidiso matteo matthew matus matvei matyas maud maui maulik
    maung maureen maurice mauricia mauricio mavhuto mavis mawunyo mawusi maxamed maximilian maximos
    maxine maxwell may maya mayara mayta mayu mayuree mayuri mazatl maznah mbabazi mbali mbaye mbola
    mburu meabh mebrure mechthild meda medet megan megha mehrana mehreen mehrnoosh mehtap meifen
    meijuan meili meinir meinwen meira meirong meirzhan meixia melania melanie mele meleane melelani
    meli melika melinda melis melissa melkon melor melpomeni meltem melvin mencia menelik mensah
    mensima merab meral merce mercy mere meredith mereoni mererid merete merewalesi meriem merike
    meritxell merle merryn mesele mesgana messaoud mete meurig mfanafuthi mfundo mi mialy miao miary
    micael micay michael michaela michal michela michelle michiyo micipsa mieke mien miguelina miha
    mihail mihaja mihaly mihangel mihi mihiarii mihir mihnea mihovil miika mijung mika mikael
    mikaele mikalai mikhail milagros milan milda mildred milen milena miles miliana milind milinda
    milivoj miljenko milko millaray millicent millie milton miluse mina minah minahil minakshi
    mindaugas mindi minea mingaile minghao mingma minhanh minhchau minhkhai minhthu mini minnie
    minoo minseo minsoo miquel mira mirado miranda mirdza mireia mirela mirella miriam miriama
    mirian mirko mirlinda mirman mirna miro miron miroslav miroslava mirsini mirthe mirtill mirto
    mirwais misao misha misuzu mitchell mithat mitja mitrofan mitxel mixtli miyo mizan mizgin
    mkrtich mladenka mluleki mmabatho mmoloki moacir moana moanalani moani modeste modise modou moea
    moeata moema moemoe mogomotsi mohamed mohana mohanan mohinder mohua moimoi moises mojca mokgadi
    mokihana mokrane molly momchil momilani momo mona mongke monica monika montague montri
    montserrat mor morag morenike morgan moriba morio morris mortimer morven morwen mory mosese
    moshe mothusi motlatsi motunrayo moufdi mouloud moussa mphendulwa mpho mridula mtvarisa muammer
    muawiya mubariz mucyo mudiwa mufaro mufida mugabi mugabo mugenzi mugerwa mugisha mugur mugwaneza
    muhammet muhire muhoozi muir muireann muiris mukai mukamana mukantwari mukasa mukhtiar mukilan
    muktar muluemebet muluken muna munawar munezero mungo munhee munira muniraju munkhtsetseg
    munkhtuya munny murdina murdo murekatete muriel murilo murman murtagh murugan musa musarrat
    muslim musyoka mutebi mutesi muthulakshmi muthuvel mutoni muuse muzaffer muzna mwanahamisi
    mwinyi mya myathandar myduyen myeonghee mykola mykolas mykyta mylinh myra myroslav myrtle
    myungsoo mzamo nabil nabirye nabukeera nabukenya nace nachada nachala nachum naci nadege nadia
    nadine nadiya nadra nadwa nadya nadzeya nafi nafisa nafiu nafula nagabhushana nagako nagamma
    nagammai nagaraj nahal nahapet nahele nahia nahom nahuel nahuen naiara naima naina naing nakato
    nakawuki nakimuli nakkeeran nakku nalaka nalan nalongo nalu nalubega nam namakula namazzi nambi
    nambooze namgyal nami namik namita namjil namsoo namugga namutebi namuun nana nancy nanda
    nandakumar nandasena nandhini nandi nangyalai nani nanjamma nankya nanna nansamba nantenaina
    nanuli naohiro naoki naomi naor napat napoleone narasimha narayani narcisa narda nargiz nari
    nariman narin narindra naroa narongsak nashipae nashwa nasiba nasira nasreen nasrin nassali
    nastasya nastia natale natalia natalie natalino natan natarajan natasha natasza nathan nathaniel
    natiq natukunda naum naveed navia navid navjot nawel nay nayeli nayomi naz nazariy nazibrola
    nazim nazrin nazym ndayishimiye ndukwe ndumiso neasa necalli necdet nechemia necmettin nedelcho
    nedumaran nedyalka neelakandan neelima neeme negash negassa nehuen neil nejc nektarios nele neli
    nell nelli nellie nemani nemanja nerea neri nerio nermin nertila neslihan nestor netani netnapa
    neus nevena nevenka neville nevra newen neyen nezahat nezahual nga ngahuia ngaire ngamjit ngan
    ngata ngawang ngocanh ngocdiep ngochan ngoclan ngocmai ngoni ngonidzashe nguyen nhara nhat
    nhatminh nhung nhuquynh nia niamh nichita nicholas nicola nicolae nicoleta nicte nigel nii nika
    nikandros nikolaos nikolina niks nilanjana nilmini niloofar nilufer nima nimali nimco nimfa nimo
    nimol nimra nina ninan ninari ningappa ninian ninon nira niranjan niratcha nirav nirina nirmala
    nirmalya niruta nishadi nishant nishtiman nita nitaya nittha niyonsaba niyonzima nizam njall
    njoroge nkansah nkechinyere nkemjika nkiruka nkurunziza noa nobumi nobuntu nodir noe noel noelia
    noemi noemia noemie nogaye noha nokubonga nokuphila nokuphiwa nokutenda nollaig noluthando
    nolwenn nomalizo nombali nombeko nomena nomun nomusa non nonglak nonso nontobeko nonye noora
    nopaltzin nora noraini norazah norbert norhayati norimitsu norio norma normah norman norov
    nosrat nouphanh noura noxolo noy nozim nsengiyumva nshuti nsia nthabiseng ntobeko ntombikayise
    ntsoaki ntwari nu numidia nune nuno nunu nunzia nur nurdan nuredin nuriel nurin nurit nuru nusa
    nushaba nusrat nutchanat nuur nuwan nwando nwanneka nwenwe nwoye nyaguthii nyakato nyamdorj
    nyaradzo nyota oarabile obakeng obeng obialo obinna obua ocelotl ocen odair oddur odei odete
    odeya odgerel odhran odile odoardo odon odong odtsetseg odysseas ofa ofek ofogh ogedei ogie
    ogochukwu ogugua ohad ohemaa ohmar ohtzin oighrig oihan oindrila oisha oisin ojara ojas ojaswini
    ojok okailey okeke oko okot oksana okumu okwui okyerewaa ola olachi oladunni olaf olara
    olasunkanmi olatokunbo olav olavo olcay oldrich oldriska olebogeng oleg oleh oleksa oleksandra
    oleksiy olena olga olha olimpia olive oliver olivera olivia ollie ollin olubunmi olufunmi
    olujimi olusegun oluwatobi olwen olwyn omar omelian omolade omolewa omolo omotunde ona onaona
    onditz ondrej onerva onja onkabetse onkar onofrio ony onyedikachi onyinyechi onysia oommen
    oonagh oorja opal ophelia opio oprea orach orcun oren orhan orietta oriwa orkhan orkun orlaith
    oro orreaga oscar osher osip osisioma osmo osmond oswald oszkar otar othniel otilia otim otis
    otsile ottokar ottone otylia ouarda oudom oudone ouiza oulimata ousseynou ovadia oveis ovidiu
    owain owami owen owusuaa oyebola oyedele ozbej ozcan ozod ozora paavali paavel paavo pacal
    paccha pachacutec pachacuti paco padmanaban padmini padraig paea paidamoyo paige paio pakal paki
    palaniappan palanivel palesa palila palina palko palla palma palu palwasha pamela panambi
    panashe pandian pandora pantea panteleimon pantelis panyin papalotl paphada paqari paraguassu
    paranaz parandis paraone paraska pardeep parekura pari parinya parna parnaoz parry parsa parth
    parukutty parvana parwin pasang pascal pasco pasha pashtana pasi patariki patience patrice
    patricia patricio patrick patrik patrizio patryk patxi pau paucar paul paula paulette pauline
    paulius pavalam pavan pavel pavlina pavlo pavlos payam payman pearl peder peep peggy pehuen
    peijun pelageya pelayo pele pelenaise pelenato pema pemba penaia penda pendo pene penelope
    penelopi peni penina pentti pep pepa pepe pepito peran percival percy perelini peri perla perry
    peru pesamino petar petelo peter petko petr petra petri petrit petroc petronilla petteri petunia
    pewen phakamile phalguni phalla phat phearum phelim phenyo phet philbert philibert philip
    philipp philippa philippe philomene phirun phoebe phonsavanh photini phumzile phung phuonganh
    phuongthao phurba phuyu phyllis phyo phyuphyu pia pich pien piero pierre pierrette piers pieter
    pikria pilar pilita piltzin pinaki pining pinja pino pio piper piraye pire pirjo piroska pisey
    pisith pita piula placido plamen platon poe poehere poema poerava pokuaa pol polamma polat
    polina polly polona ponc ponleak poongodi poongothai pooya poppy pornchai pornthip portia pothan
    poti potira potyra poul poupak pov prachanda pradnya pramana pramila pramono pranita pranjal
    pranvera prasit pratap pratik pravoslav predrag preetha prema prempeh preston priit primo primoz
    primrose priscilla priti priya priyanka profira proinsias prokop prokopis prosper prudence
    przemyslaw pua pubudu pule puleng punitha punyawathi purev puseletso pushpa puspita puspitasari
    puttamma pyae pylyp qabil qadeer qasim qendresa qianqian qiming qinghui qiqi qorane qorqud qu
    quang quanghuy quanli quanyou quauhtli qudsia quentin queralt quetzalli quilla quillen quincy
    quinn quinto quintuy quispe quitterie qunying quocanh quyllur quynhanh quynhnhu raage rabi rabiu
    rachel rachid rachida radana radek radha radin radivoj radko radmila rado radojka radosav
    radostina rafael rafal rafel rafi rafiq raghuram ragnheidur rahat rahele rahera rahib rahma rai
    raija raimana raimonda raimund raimundo rainer rainier raitea raivis rajab rajalakshmi rajamouli
    rajarao raju rakiya ralfs ralph rama ramachandra ramadevi raman ramanna ramanunni ramatoulaye
    ramaz ramazan rambod ramez ramin ramlee ramon ramona ran ranald ranbir randa randall randeep
    randolph rangamma rangiatea rangihuia rangsey ranil raon raoni raphael raphaelle rarahu rashmi
    rasik rasim rasma rastislav rasul ratanak ratha ratidzo ratnasiri ratu raureti ravit ravo rawiri
    rayen raymi raymond rayun razak raziela razmik reaksmey rebecca rebecka rebeka rebwar reema
    regina reginald regine rehana rehani reidun reika reinalda reinaldo reine reinhard reinout
    reitumetse reiya rekar rekha relmu remei remigiusz remya ren renan renata renaud rene rento
    renuka reshma reshmi retshepile reuben reut reva rewi reyhan reyhaneh reynald rhiannon rhoda
    rhona rhonwen rhydian ricard richard rida riham rihards rilwan rimantas rimas rimma rina rinus
    riona risako rita rivo riwan riyam rizal rizalina riziki rizwan rizwana robert roberta robin
    roca rocio rodelio roderick rodney rodolphe rodrigo rodrigue roger roi roisin rojan rojda rok
    rokhaya roksana roland rolande rolands romain roman romane romano romdoul romeo romeu romilda
    romolo romy ronahi ronald ronan rong rongomai ronit ropafadzo ropata roque rorisang rory rosalia
    rosalie rosalind rosamund rosangela rosanna rosario rose roselyne rosemary rosen roser roshan
    rosilda rosina rosita rositsa roslan rosmah rosmala rosnah ross rossella rostom rouben roudabeh
    rowan rowena roxana roxane roxanne roy roza rozalija rozerin rozsa ruairi ruaridh ruben ruby
    ruda rudi rudiger rudolf rudolfs rudolph rufaro rufo rufus rugamba ruhanga ruhangiz rui ruia
    ruihi ruiming rukmal rukminamma rukmini rukundo rula ruma rumesh rumi ruminawi rumyana runa
    ruoyun rupak rupert ruprecht ruramai rurangwa rusdi rusila ruslan russell rusudan rut ruta
    rutendo ruth ruud ruvarashe ruwaida ruwan ruwani ruzaini rwema ryan ryeowook ryogo rytis ryuichi
    ryuichiro ryutaro saad saadia saana saba sabari sabariah sabe sabel sabela saber sabina sabine
    sabir sabitri sabiu sabri sabrina sachiko sachin sachini sacnite sadaf sadaka sadhbh sadie saeng
    safi safia safta sagrario sahar saharnaz sahil sahondra sahra saida saija saima sajid sakiusa
    sakura sala salah salaseini saleem salehe salesi saleta saliha salihu salila salim salima saliou
    sally salmah salman saloma salomon salote saloumeh salu salvador sam samang samantha samat samba
    sami samih samiha saminu samisoni samjhana sampaguita samsiah samson samuel samuelu sanath
    sancho sandeep sandip sandor sandra sandro sanduni sangsoo sangwa sani sanika sanjeevamma
    sanjeewa sankaran sann sannamma sanne sanni santos sanura sanya saorla saowalak saqr sara sarab
    sarada sarah saran sarangerel sarann sarantuya saratu saredo sarhat sari sarika sarindra sarmila
    saroj sarolt sarudzai sarvar sasha sasi sasidharan sasil saswata satheesh sathish satinder
    satnam satori satsuko satu satya sau saul saule saurabh savann saveli saverio savino savithri
    savo sayani sayen sayora sayri saywa scarlett scott seamus sebabatso sebastian sebastiao
    sefanaia sefina segolene segundo seini sekai sekar sekou sekoura selena selina sello selma
    selorm selvam sema semesa semi semisi senan senani senanu senarath senka seojun seokhoon seokjun
    seoli seonaid sepanta sepehr serafino serban serdar sereana sergiu serhan serife serkan sertac
    seru serwaa sesili seta setareki seth settimio seulbi seulki seungwan seungyeon seungyoun
    sevanaia severin severine severino severo severyn seweryn seydou seymour sezer shabana shadan
    shahdokht shaheen shahin shahla shahmar shahmeer shahram shahrukh shahzad shaima shaista shaji
    shakeel shamiso shannon shaobo shaon shaowei sharareh sharmarke sharon shashi shatrughan shaukat
    shaul shaun shay shayan sheetal shehan shehu shehzad sheila sheldon shelley shema sherab sherali
    sheridan sherin sherko sherzod shewaye sheyda shibu shifra shigeharu shigekazu shigenobu
    shigenori shigeo shihab shihyun shilan shilpa shimrit shin shingai shingirai shingo shinkai
    shiny shirin shirley shitaye shivamma shivanna shkelzen shkendija shlomit shobha shobhana
    shoichiro shoira shokoufeh sholto shoma shoshi shpend shpetim shpresa shqipe shreyas shuai
    shubhangi shukri shun shunsuke shunya shupikai shuruq shusaku shushan shynar siaka siale sian
    siaosi siarhei sibilla sibusisiwe siddappa siddesh siddharama sidika sidney sidonie siebe
    siegbert sieni sietske siew sifa sigit sigvard siham siim sijia sikelela sikeli silas silia
    silindile silke silvano silverio silvestre silvia simbarashe simen simeon simge simi simion
    simon simona simone simranjit sina sinag sinath sinchi sindri sinikka sinta siobhan sione sioned
    siosaia siosiua sipho sira sirak siran sirichai siripala siriwan sirkka sironka sirpa sisilia
    sisko sita sitaleki sitiveni sitraka sivadas sivakami sixten siyabulela siyamand siyamthanda
    siyanda siyi siying sjoerd skaidrite skaiste slavcho slavi slavica slavka slavko slawomir
    slimane slobodan smangaliso smbat smilja snaebjorn snezana snezhana soa soary sobieslaw soe
    sofea sofia sofiia sofoklis sofya sohrab soichiro soili soini soizic sokhom sokhon sokol sokphal
    sol solange solene solofo solomona solon solrun solvita soma sombat somen somhairle somjit
    somkiat somphone somsanith somsri somtochukwu son sona sonam sonya soobin sophal sophia sophie
    sophy soroush sorphorn sosefina sotear sothy soukanya souleymane soumaila soumen soumia sountou
    sourav souvanna sovann sovanna soyoon spasena spencer sphamandla spodra spogmai spomenka
    spozhmai srdjan sreedevi sreekala sreelakshmi sreten sreymom srikanth srilatha srinivas srivalli
    srujan ssentamu sserwadda stacey stana stane stanimir stanislav stanley stavros stefa stefan
    stefania stefano stefko stelica stella stepan stephanie stephen sterian stevan steven stewart
    sthembile stig stipe storai stoyan stoyanka stratos struan stuart styliani su subaru subbamma
    subbarao subhash subomi subramanian sude sudeep sudirman sugiarto suhaimi suhuba suinbai sujan
    sukhjit sukumaran sulaf sulaiman suldaan sule suleekha sulekha suleman suleyman sulli sultan
    sumac sumaira suman sumet sumitra summer suna sunan sunarti sunarto sundari suneetha sunghee
    sungyeol sunja sunwoo sunyer supaporn supatra suping supranee supriyo suraiya suranga surapong
    suresh suri suriani surin surjit suryati susan susanna susannah susheela sustrai susu susumu
    suubban suvi suyai suyana suyay suyono suzanne suzette svala svatopluk svatoslav svava sven
    sverrir svetlana svetoslav sviatlana svyatoslav swaminathan swantje swara swaran swe syafiq
    sybil sylvaine sylvestre sylvia sylvie sylwia symbat synnove taavetti taavi tabajara tabawa
    tabitha tache tadahiko tadanobu tadej tadeu tadevos tadhana tadiwa taehee taekwang tafadzwa
    tafari tafat tafita tahiana tahiel tahina tahira tahiry tahmasb tahmina tahu taimi taimur taina
    tainara taivo takahiko takahito takamichi takayo takayuki taksin taksony takudzwa takuhi takuo
    takyiwaa talal talat talia talib talin talma tam tama tamahou tamar tamara tamatoa tamaz tambet
    tamerlan tamila tamsin tamsyn tanaka tancrede tane taneli tanglaw tanguy taniela tanielu tanima
    tanimu tanina tanja tanko tantely tanu tanuja tanzeela tao taos tapani tapiwa tara tareixa tarek
    tariq tarja tarjei tarlan taruho taruka tas tashi tasi tasing tassadit tatenda tatev tatiana
    tatsiana tatsuyuki taumata taurua tavake tawane tawiah tayyaba tayza tea teata tecun tedros
    teele teeradej tegen tegra tehani tehei tehina tehmina teiki teja tejaswi tejinder telesia
    temanu temur tenagne tendai tengku tenzin tenzing teodolinda teodor teodora teodoro teofil
    teofilo teona teoxihuitl tepoe teppo terence teresa tereza tergel terii terzo tess tessie teta
    tetiana tetsuya teuila teuira teuku teunis teva tevita thabit thai tham thamarai thambi thamer
    thamizhselvi than thanaphon thandiswa thandiwe thangam thangaraj thangavel thanhha thanhhuong
    thanhtam thanhtung thanos thao thaonguyen thapelo tharanga tharushi thato thawee theingi thelma
    thembalethu theodora theodore theodule therese thevan thida thidar thierry thieu thilak thilini
    thimmakka thimmappa thirupathi thisvi thitima thitsar thiziri thobani thomas thomman thong
    thongloun thongsuk thora thorbjorn thorgerdur thorsteinn thrainn thrandur thrasyvoulos thuha
    thuhuong thupten thurayya thurein thuy thuydung thuylinh thuytrang thuza tiaho tiaki tianhe
    tiare tibirica tibor tidiane tien tiernan tiiu tijani tika tilak tilda tilen timi timo timoci
    timoteo timothy timoti tin tina tinashe tinatin tine tingting tinhinan tinna tint tipene
    tiphaine tiresa tiril tirina tirion tiro tirta tista tit titaua titik titilia tito titrit titusz
    tjasa tjokro tlaco tlazohtzin tlotlo toa toavina tobias toby todd toivo tojo toky tolga tolotra
    toluwani tom toma tomas tomasa tomasi tomasz tomaz tomeu tomilola tomisin tomislav tommasa
    tommaso tomor tomoya tonalli tonatiuh tonderai tonyo toomaj toon topden torea torika torpekai
    torquil torsha toshiharu tototl toyosi tozi tracy tran traudel travis treasa trefor trevor
    trifon triin trijntje trinh trinitat trinity tristan trixie troy truc trude truong tsanta tsebo
    tselane tsering tshegofatso tshenolo tshepang tshepiso tshering tsiky tsiory tsiuri tsivia tsogt
    tsolmon tsovak tsubasa tsukasa tsungai tsuru tsuruko tsutsa tsvetelina tsvi tuah tuala tuananh
    tuankiet tuarii tudor tudorel tudur tue tufail tugdual tui tukur tulio tulsi tultul tulu tumaini
    tumata tumelo tumen tumisang tumusiime tumwebaze tun tuna tuncay tuncel tungalag tuong tuongvi
    tupa tupac tupou turan turbold turgut turia turna turyatunga tusi tuterangi tutku tuula tuvia ty
    tyas tyler tymko tymofiy tymon tzachi tzruya ubah ubay ubirajara ubiratan uche udo udoka ugis
    uini ujjayini uladzimir ulduz ulfur ulhas ulle ulmas ulugbek ululani uluwehi ulvi uma umaima
    umapathi umaru umay umaya umberto umuhoza umurerwa umutesi umutoni una unaisi unaloto unax
    unnikrishnan unnimaya uno upeksha upendra upinder upul urangoo urbain urban uria urien urja
    urmas urmi urmila uros urpi urs urska ursula urszula urte urve usko usman usoa ustin uttara uwa
    uwamahoro uwase uwera uwimana uwineza uwitonze uxia uxio uxue uy uyen uzma uzoechi vaciseva
    vaclav vaclovas vadim vadivu vaea vagharshak vahagn vahe vahideh vahur vaiana vaida vaidas
    vaidotas vaihere vaimiti vaimoana vairea vaiva vaja vakare vakhtang vala valarmathi valbona
    valdis valdo valdrin valentijn valentin valentine valeri valeria valerie valery valko valli
    valmira vanaja vananh vanda vanessa vangelis vanhxay vania vanja vanna vano vanya varad
    varalakshmi varazdat vard vardan vardui varfolomei varinder varsik varteni varun varvara vasco
    vasil vasilije vasilis vasily vasiti vasudev vasudevan vatsala vaughan vaughn vavrinec vea
    veasna vedran veerabhadra vegard vehbi velimir velin vello velmurugan velta venanzio vendula
    venedikt venera venkamma venkat venkatesh venla vepkhia vera vernon veronica veronika vesela
    vesna vetriselvan vi vianney vibol vicenc victoire victor victoria vidadi vidar vidka vidmantas
    vidor vidyavathi viengxay vieno viera viesturs vietanh vigen viire viivi vija vijayan viken
    viktoras vilayvanh vilde vilho viliam viliame viliami vilija vilius ville vilma vimala vimbai
    vimbiso vincent vincenzo vindya vineet vineeta vineta vinh vinko vinutha viola violaine violant
    violet violette viorica vira virag virak virginia virginie virginijus virve visal visarion
    vishakha vishnu vishnupriya visnja visoth visvaldis viswan vita vital vitezslav vito vitoria
    vivek viveka vivian viviane vivien vjollca vjosa vladan vladena vladimir vlasis vlasta voahangy
    voirrey vola volha volker volodymyr volodymyra vongai vonjy vrushali vsevolod vu vugar vuna
    vusal vusala vuthy vuyani vuyokazi vykintas vyoma waceera waclaw wade wadi wafaa wagner wahid
    waigwa waing wairemu waisale waisea wajida wakaba waldemar wale wallace wally walter wamala
    wanda wandile wangchuk wangechi wangeci wangmo wangui wannapa wanpen wanqing wanyi wanying wari
    waris warren warunee warut wasantha wasima wathan watisoni wawan wayne wayra wayta wazhma
    wegayehu weibin weihua weiyi wenchang wendy wenhao wenhua wenlan wenming wenqing weronika wesley
    wessel whaitiri whetumarama whina whitney wieland wieslaw wijnand wilbur wilfred willem william
    willka willow wilma win wincenty winifred winston wirihana wissam wit witold wiwik wladyslaw
    wojtek wranga wubishet wyatt xaawo xabier xaime xaliimo xally xan xana xanat xaquin xareni xasan
    xavi xavier xaviere xawo xeila xela xenaro xenia xenxo xerardo xerman xesus xhemile xhevdet
    xiana xianliang xiaofan xiaohong xiaona xiaoqin xiaoxin xiaoyi xiaoyong xiaozhen xihuitl xil
    xilda ximena ximo xinrui xipil xiulin xmucane xoan xoana xoaquin xochi xochiquetzal xochiyotl
    xoco xolani xose xuanmai xuefang xuejun xuelin xueyan xueyang xueyou xulia xulian xulio xun
    xurxo xusta yachay yacouba yadira yadwinder yae yael yaffa yahuza yahye yali yallamma yama
    yamuna yan yandisa yangchen yangzom yani yanka yann yannick yannis yanti yaotl yaprak yaqi yara
    yarub yasin yasmin yasodha yasuko yasy yati yatzil yauhen yavor yaya yayra yaza yazhini ybera ye
    yeboah yee yegana yeghishe yejide yejin yekta yelaman yellappa yemi yen yenien yennhi yeprem
    yeranuhi yerim yeruti yesenia yeshayahu yeshe yesudas yesugen yevdokia yevgenia yevgeny yevhen
    yevheniya yewint yewubdar yi yidir yin yinka yinmar yinyin yiping yiran yishai yiwen yixuan
    ylang ylva yoali yoana yogev yohan yolanda yolande yolihuani yoliswa yolotli yolotzin yoltzin
    yoly yonah yonggang yongjie yongtao yongwei yongxin yonit yoona yoonsung yordanka yoshie
    yoshimitsu yoshiyuki yosola yosuke yotam yotaro youlan youngchul youngho youngja youngmi
    youngmin youngsoo yourong youssef yozo yrjo yrr ysella yu yuba yudai yueli yuemei yueyue yufeng
    yugurten yujun yuka yukihiro yukimi yukino yukinobu yukun yulia yuliana yumeko yumi yumie
    yunfeng yunhai yunjie yunlan yunuen yupa yupanqui yuqin yuraq yuri yuriana yuriko yuriy yurong
    yusif yusof yustina yusuf yusufu yuusuf yuval yuzana yuze yuzuki yuzuru yves yvonne yvoty ywen
    zabantu zacharias zacharie zachary zacnicte zagros zahava zaher zahia zahira zahra zaib zaiga
    zaina zainab zakari zakaria zakhariy zakir zala zalman zanokuhle zara zareh zarghuna zarina
    zarja zarlasht zaw zaya zayna zazil zbyszko zdenko zdravka zeba zeenat zef zeferino zekarias
    zelal zelalem zelda zeliha zelma zelmira zeltia zeltzin zena zenoviy zenyk zephirin zerai zeyu
    zhaksylyk zhanna zhaoyang zhengfei zhigang zhiqi zhiqiang zhiqing zhiyuan zhongyuan zhuzhuna
    ziemowit ziga zihortza zijing zilan zimuzo zin zina zinar zineb zinhle zinmar zipactonal ziqing
    ziri zita zitao zivanai zivko zivorad ziyue zlatka zmarai zmitser zo zoe zoelie zofie zohaib
    zohra zoitsa zoja zolboo zoltan zoran zorawar zorica zornitsa zorodzai zoubin zoya zsanett zsolt
    zsombor zubaida zul zulmira zuma zumrad zumrud zumrut zuraida zuri zuria zurine zuwaira zuyen
    zuzana zuzka zvezdana zvikomborero zvone zvonimir zvonko zwelethu zydre zynoviya
    """
}
